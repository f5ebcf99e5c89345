import { expect, it } from 'vitest'
import { nothingTyped, type TypedAhead, typedAfter } from './typed-ahead'

const typed = (...keys: string[]): TypedAhead =>
  keys.reduce((before, key) => typedAfter(before, key) ?? before, nothingTyped)

it('keeps letters in their order, and that Enter came', () => {
  expect(typed('p', 'u', 'm', 'p')).toEqual({ text: 'pump', isEntered: false })
  expect(typed('a', ' ', 'b', 'Enter')).toEqual({ text: 'a b', isEntered: true })
})

it('takes back the last letter, and nothing where there is none', () => {
  expect(typed('Backspace', 'a', 'b', 'Backspace').text).toBe('a')
})

it('leaves what writes nothing to others', () => {
  expect(typedAfter(nothingTyped, 'Escape')).toBeUndefined()
  expect(typedAfter(nothingTyped, 'ArrowDown')).toBeUndefined()
})
