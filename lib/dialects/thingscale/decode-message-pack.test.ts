import { encode } from '@msgpack/msgpack'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeMessagePack } from './decode-message-pack'

const hex = (text: string) => decodeMessagePack(Buffer.from(text.replaceAll(' ', ''), 'hex'))

it.each([
  ['a map', '82 a474656d70 14 a868756d6964697479 32', { temp: 20, humidity: 50 }],
  ['a float', 'ca 41bc0000', 23.5],
  ['bytes, as hex text', 'c4 02 00ff', '00ff'],
  ['nested values', '81 a161 93 c0 c3 81 a162 ff', { a: [null, true, { b: -1 }] }],
  ['keys that are no strings', '83 01 a161 c3 a162 92 01 02 a163', { 1: 'a', true: 'b', '[1,2]': 'c' }],
  ['an integer beyond 2^53, as its text', 'cf 0020000000000001', '9007199254740993'],
  ['a 64-bit integer that a number holds', 'd3 ffffffffffffffff', -1],
  ['NaN, as its text', 'cb 7ff8000000000000', 'NaN'],
  ['a time', 'd6 ff 65 92 00 80', '2024-01-01T00:00:00.000Z'],
  ['another extension', 'd4 05 aa', { ext: 5, data: 'aa' }],
  ['an empty array and map', '92 90 80', [[], {}]],
])('shows %s', (_what, bytes, expected) => {
  expect(hex(bytes)).toEqual(expected)
})

it.each([
  ['nothing', ''],
  ['a map that ends early', '82 a474656d70 14'],
  ['a string that ends early', 'd9 ff 61'],
  ['a length that ends early', 'dd 00 00'],
  ['the byte that is never used', 'c1'],
  ['bytes after the value', '01 02'],
  ['the key __proto__', '81 a95f5f70726f746f5f5f 01'],
  ['an array of four thousand million items', 'dd ffffffff'],
])('takes %s for no MessagePack', (_what, bytes) => {
  expect(hex(bytes)).toBeUndefined()
})

it('follows 32 levels, and no more', () => {
  expect(hex(`${'91'.repeat(32)}01`)).toBeDefined()
  expect(hex(`${'91'.repeat(33)}01`)).toBeUndefined()
})

it('sets nothing aside for arrays that only claim their length', () => {
  const claim = 'dd00010000'
  expect(hex(claim.repeat(50_000))).toBeUndefined()
  expect(hex(claim.repeat(20) + '01'.repeat(70_000))).toBeUndefined()
})

it('gives JSON back as it was packed', () => {
  const text = fc.string({ unit: 'grapheme' })
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(null, true, false, 0, -1, 127, 128, 65_536, 1.5, 2 ** 40),
      text,
      fc.array(tie('value'), { maxLength: 20 }),
      fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        tie('value'),
        { maxKeys: 20 },
      ),
    ),
  }))
  fc.assert(
    fc.property(value, (json) => {
      expect(decodeMessagePack(encode(json))).toEqual(JSON.parse(JSON.stringify(json)))
    }),
  )
})

it('never throws, and what it shows is JSON', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const json = decodeMessagePack(bytes)
      if (json !== undefined) expect(JSON.parse(JSON.stringify(json))).toEqual(json)
    }),
    { numRuns: 5_000 },
  )
})
