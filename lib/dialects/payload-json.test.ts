import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isRejection } from '@/lib/core/rejection'
import { parseJsonPayload } from './payload-json'

function parse(text: string) {
  const payload = parseJsonPayload(Buffer.from(text))
  if (isRejection(payload)) throw new Error(payload.sentence)
  return payload
}

it('reads every JSON text that is not too deep as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      expect(parse(text).json).toEqual(JSON.parse(text))
    }),
  )
})

it('gives the text of exactly those integers that a double cannot hold', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (integer) => {
      const { exactAt } = parse(`{"a":[{"b":${integer}}]}`)
      const isHeld = BigInt(Number(integer)) === integer
      expect(exactAt('a', 0, 'b')).toBe(isHeld ? undefined : String(integer))
    }),
  )
})

it('takes no digits in strings for numbers, and no string for a number', () => {
  const { json, exactAt } = parse(
    '{"12345678901234567891":"12345678901234567891","a":"\\"9007199254740993","b":9007199254740993}',
  )
  expect(json).toEqual({
    '12345678901234567891': '12345678901234567891',
    a: '"9007199254740993',
    b: 9007199254740992,
  })
  expect(exactAt('a')).toBeUndefined()
  expect(exactAt('12345678901234567891')).toBeUndefined()
  expect(exactAt('b')).toBe('9007199254740993')
  expect(exactAt('nothing', 'here')).toBeUndefined()
})

it('counts no bracket in a string as depth', () => {
  expect(parse(`["${'['.repeat(100)}"]`).json).toEqual(['['.repeat(100)])
})
