import { expect, it } from 'vitest'
import { CLEARED, endAfterFill, endAfterOlder, hasOlderThan } from './older-end'

const records = (...seqs: number[]) => seqs.map((seq) => ({ seq }))

it('knows the end once a page says that nothing is older', () => {
  expect(endAfterFill(undefined, { items: records(9, 8), hasOlder: true }, false)).toBeUndefined()
  expect(endAfterOlder(8, { items: records(7, 6), nextCursor: 'more' })).toBeUndefined()
  expect(endAfterOlder(6, { items: records(5, 4), nextCursor: null })).toBe(4)
  expect(endAfterOlder(4, { items: [], nextCursor: null })).toBe(4)
})

it('keeps the end where history was filled down to what was there', () => {
  expect(endAfterFill(4, { items: records(20, 19), hasOlder: true }, true)).toBe(4)
  expect(endAfterFill(4, { items: records(20, 19), hasOlder: true }, false)).toBeUndefined()
  expect(endAfterFill(undefined, { items: records(20, 19), hasOlder: false }, true)).toBe(19)
  expect(endAfterFill(CLEARED, { items: records(20, 19), hasOlder: false }, true)).toBe(CLEARED)
})

it('asks for older ones again once the page has let go of its first rows', () => {
  expect(hasOlderThan(4, { seq: 4 })).toBe(false)
  expect(hasOlderThan(4, { seq: 5 })).toBe(true)
  expect(hasOlderThan(undefined, { seq: 5 })).toBe(true)
  expect(hasOlderThan(undefined, undefined)).toBe(false)
  expect(hasOlderThan(CLEARED, { seq: 5 })).toBe(false)
})
