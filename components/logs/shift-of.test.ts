import { expect, it } from 'vitest'
import { logRecord } from '@/testing/log-record'
import { shiftOf } from './shift-of'

const rows = (...seqs: number[]) => seqs.map((seq) => ({ seq, record: logRecord({ seq }), bytes: 1 }))

it('is how many rows came before those that stayed, or went', () => {
  expect(shiftOf(rows(5, 6), rows(2, 3, 4, 5, 6))).toBe(3)
  expect(shiftOf(rows(2, 3, 4), rows(4, 5))).toBe(-2)
  expect(shiftOf(rows(2, 3), rows(2, 3, 4))).toBe(0)
  expect(shiftOf([], rows(1))).toBe(0)
  expect(shiftOf(rows(1), [])).toBe(0)
})
