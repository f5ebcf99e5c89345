import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatMicros, parseIsoMicros } from './micros'

const at = Date.UTC(2023, 9, 27, 10) * 1000

it.each([
  ['2023-10-27T10:00:00Z', at],
  ['2023-10-27t10:00:00z', at],
  ['2023-10-27 10:00:00Z', at],
  ['2023-10-27T12:00:00+02:00', at],
  ['2023-10-27T04:30:00-0530', at],
  ['2023-10-27T10:00:00.26Z', at + 260_000],
  ['2023-10-27T10:00:00.123456Z', at + 123_456],
  ['2023-10-27T10:00:00,000001Z', at + 1],
  ['2023-10-27T10:00:00.123456999Z', at + 123_456],
])('reads %s', (text, micros) => {
  expect(parseIsoMicros(text)).toBe(micros)
})

it.each([
  '2023-10-27T10:00:00',
  '2023-10-27',
  '2023-02-29T00:00:00Z',
  '2023-02-31T00:00:00Z',
  '2023-13-01T00:00:00Z',
  '2023-00-10T00:00:00Z',
  '2023-10-27T25:00:00Z',
  '2023-10-27T10:60:00Z',
  '2016-12-31T23:59:60Z',
  '2023-10-27T10:00:00+99:99',
  '2023-10-27T10:00Z',
  ' 2023-10-27T10:00:00Z',
  '1698400800',
  '',
])('refuses %j', (text) => {
  expect(parseIsoMicros(text)).toBeUndefined()
})

it('what is formatted reads back as it was, to the microsecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) * 1000 }), (micros) => {
      expect(parseIsoMicros(formatMicros(micros))).toBe(micros)
    }),
  )
})

it('writes milliseconds where that is all there is', () => {
  expect(formatMicros(at + 260_000)).toBe('2023-10-27T10:00:00.260Z')
  expect(formatMicros(at + 1)).toBe('2023-10-27T10:00:00.000001Z')
})
