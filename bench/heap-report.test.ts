import { expect, test } from 'vitest'
import { growthOf, heapTable, isFlat } from './heap-report'

const MIB = 1024 * 1024
const minutes = (of: (minute: number) => number) =>
  ({ view: 'Live', heap: Array.from({ length: 61 }, (_, minute) => of(minute) * MIB) }) as const

test('a heap that swings is flat, and one that creeps is not', () => {
  const swings = minutes((minute) => 20 + (minute % 2))
  const creeps = minutes((minute) => 20 + minute / 20)
  expect(isFlat(swings)).toBe(true)
  expect(isFlat(creeps)).toBe(false)
  expect(growthOf(creeps)).toBeCloseTo(0.139, 2)
  expect(heapTable([creeps]).split('\n').at(-1)).toBe(
    '| Live | 20.0 | 20.8 | 21.5 | 22.3 | 23.0 | **13.9 %** |',
  )
})

test('one sample at the end, however high, does not make it grow', () => {
  expect(isFlat(minutes((minute) => (minute === 60 ? 40 : 20)))).toBe(true)
})
