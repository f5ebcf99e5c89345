import { expect, it } from 'vitest'
import { bytesWords, limitRows } from './limit-words'

it('writes bytes as people read them', () => {
  expect([0, 1023, 262_144, 1_610_612_736].map(bytesWords)).toEqual([
    '0 bytes',
    '1,023 bytes',
    '256 KiB',
    '1.5 GiB',
  ])
})

it('shows the limits that it has words for', () => {
  expect(limitRows({ sessionExpirySeconds: 604_800, connectWithinMs: 10_000, unheardOf: 1 })).toEqual([
    ['CONNECT must be whole within', '10 s'],
    ['A durable session is kept for', '7 days'],
  ])
})
