import { expect, it } from 'vitest'
import { RateBook } from './rate-book'

it('is the mean since the beginning, and then of the last minute', () => {
  let total = 0
  const book = new RateBook(() => [['a', total]])
  expect(book.perSecond('a')).toBe(0)
  total = 50
  book.tick()
  expect(book.perSecond('a')).toBe(10)
  for (let tick = 0; tick < 20; tick++) book.tick()
  expect(book.perSecond('a')).toBe(0)
  total = 110
  book.tick()
  expect(book.perSecond('a')).toBe(1)
})

it('forgets what is gone', () => {
  const totals = new Map([['a', 5]])
  const book = new RateBook(() => totals)
  book.tick()
  expect(book.perSecond('a')).toBe(1)
  totals.clear()
  book.tick()
  expect(book.perSecond('a')).toBe(0)
})
