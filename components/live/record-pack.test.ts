import { expect, it } from 'vitest'
import { logRecord } from '@/testing/log-record'
import { packRecords, unpackRecords } from './record-pack'

const row = (seq: number, sentence: string) => {
  const text = new TextEncoder().encode(JSON.stringify(logRecord({ seq, sentence })))
  return { seq, bytes: text.length, text }
}

it('gives back each record with its seq and its size, whatever letters it has', () => {
  const rows = [row(1, 'Accepted.'), row(2, 'Zu groß: 5 µA, 温度'), row(3, '')]
  const unpacked = unpackRecords(packRecords(rows))
  expect(unpacked.map(({ seq, bytes }) => ({ seq, bytes }))).toEqual(
    rows.map(({ seq, bytes }) => ({ seq, bytes })),
  )
  expect(unpacked.map(({ record }) => [record.seq, record.sentence])).toEqual([
    [1, 'Accepted.'],
    [2, 'Zu groß: 5 µA, 温度'],
    [3, ''],
  ])
})

it('reads a record once: a row that looks again has the same object', () => {
  const [only] = unpackRecords(packRecords([row(1, 'Accepted.')]))
  expect(only?.record).toBe(only?.record)
})

it('of nothing is nothing', () => {
  expect(unpackRecords(packRecords([]))).toEqual([])
})
