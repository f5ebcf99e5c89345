import { describe, expect, test } from 'vitest'
import { clientAddress, trustOf } from './client-address'

const trust = trustOf(['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'])

describe('the address of a client', () => {
  test("is the socket's own where no proxy is trusted, whatever the header says", () => {
    expect(clientAddress('203.0.113.7', '198.51.100.1', trustOf([]))).toBe('203.0.113.7')
  })

  test('is what a trusted proxy appended, not what the client wrote before it', () => {
    expect(clientAddress('10.1.2.3', '127.0.0.1, 198.51.100.1', trust)).toBe('198.51.100.1')
  })

  test('is looked for behind a chain of trusted proxies', () => {
    expect(clientAddress('::ffff:10.1.2.3', '198.51.100.1, 192.0.2.1, 2001:db8::5', trust)).toBe(
      '198.51.100.1',
    )
  })

  test('is the proxy itself where its header is missing or is no address', () => {
    expect(clientAddress('10.1.2.3', undefined, trust)).toBe('10.1.2.3')
    expect(clientAddress('10.1.2.3', 'unknown', trust)).toBe('10.1.2.3')
  })

  test('loses brackets and port', () => {
    expect(clientAddress('10.1.2.3', '[2001:dead::1]:4711', trust)).toBe('2001:dead::1')
    expect(clientAddress('10.1.2.3', '198.51.100.1:4711', trust)).toBe('198.51.100.1')
  })
})

test.each(['localhost', '10.0.0.0/33', '10.0.0/8', 'fe80::/200'])('TRUST_PROXY %s is refused', (entry) => {
  expect(() => trustOf([entry])).toThrow('TRUST_PROXY')
})
