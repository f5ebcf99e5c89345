import { expect, it } from 'vitest'
import { logRecord } from '@/testing/log-record'
import { seenType } from './seen-type'

it('reads the kind of value out of the shapes that dialects send, and guesses nothing', () => {
  const typeIn = (payload: string | null) => seenType(logRecord({ payload }), 'temp')
  expect(typeIn('5')).toBe('number')
  expect(typeIn('"on"')).toBe('string')
  expect(typeIn('{"value": true, "timestamp": "2026-11-21T12:00:00Z"}')).toBe('boolean')
  expect(typeIn('{"Temp": "warm", "value": 1}')).toBe('string')
  expect(typeIn('{"temp": {"value": 1.5}}')).toBe('number')
  for (const unclear of [null, '{"temp": nu', '[1]', '{"other": 1}', 'null']) {
    expect(typeIn(unclear)).toBeUndefined()
  }
})
