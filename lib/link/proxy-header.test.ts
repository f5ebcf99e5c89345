import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeProxyHeader, PROXY_SIGNATURE, type ProxiedEnds, parseProxyHeader } from './proxy-header'

const ends: ProxiedEnds = {
  sourceAddress: '203.0.113.7',
  sourcePort: 51234,
  targetAddress: '192.0.2.1',
  targetPort: 3000,
}

const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6().filter((text) => !text.toLowerCase().startsWith('::ffff')),
)

describe('PROXY header', () => {
  test('of two IPv4 ends is the 28 bytes of the specification', () => {
    expect(encodeProxyHeader(ends).toString('hex')).toBe(
      `${PROXY_SIGNATURE.toString('hex')}2111000ccb007107c0000201c8220bb8`,
    )
  })

  test('is read back with what follows it left alone', () => {
    const header = encodeProxyHeader(ends)
    const read = parseProxyHeader(Buffer.concat([header, Buffer.from('GET /mqtt HTTP/1.1\r\n')]))
    expect(read).toEqual({ kind: 'complete', ends, bytes: header.length })
  })

  test('carries any pair of addresses, whatever their families', () => {
    const canonical = (text: string) => (text.includes(':') ? new URL(`http://[${text}]/`).hostname : text)
    fc.assert(
      fc.property(address, address, (sourceAddress, targetAddress) => {
        const read = parseProxyHeader(encodeProxyHeader({ ...ends, sourceAddress, targetAddress }))
        if (read.kind !== 'complete' || read.ends === null) throw new Error(read.kind)
        expect(canonical(read.ends.sourceAddress)).toBe(canonical(sourceAddress))
        expect(canonical(read.ends.targetAddress)).toBe(canonical(targetAddress))
      }),
    )
  })

  test('shows an IPv4 client of a dual-stack socket as IPv4', () => {
    const read = parseProxyHeader(encodeProxyHeader({ ...ends, sourceAddress: '::ffff:203.0.113.7' }))
    expect(read).toMatchObject({ ends: { sourceAddress: '203.0.113.7' } })
  })

  test('is incomplete at every length short of the whole', () => {
    const header = encodeProxyHeader({ ...ends, sourceAddress: '2001:db8::1' })
    for (let length = 0; length < header.length; length += 1) {
      expect(parseProxyHeader(header.subarray(0, length)).kind).toBe('incomplete')
    }
  })

  test('is malformed at the first byte of anything else', () => {
    expect(parseProxyHeader(Buffer.from('G')).kind).toBe('malformed')
  })

  test('that announces more than it may hold is malformed before that arrives', () => {
    const header = encodeProxyHeader(ends)
    header.writeUInt16BE(60_000, 14)
    expect(parseProxyHeader(header).kind).toBe('malformed')
  })

  test('shorter than its addresses is malformed', () => {
    const header = encodeProxyHeader(ends)
    header.writeUInt16BE(4, 14)
    expect(parseProxyHeader(header).kind).toBe('malformed')
  })

  test('never throws on arbitrary bytes behind the signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), (tail) => {
        parseProxyHeader(Buffer.concat([PROXY_SIGNATURE, tail]))
      }),
    )
  })
})
