import { expect, it } from 'vitest'
import { barTable, countTable } from './soak-report'

it('a value that misses its bar is bold', () => {
  const bars = [
    { what: 'lag', bar: '≤ 50 ms', value: '12.0 ms', isHeld: true },
    { what: 'missing', bar: '≤ 0', value: '3', isHeld: false },
  ]
  expect(barTable(bars).split('\n').slice(2)).toEqual([
    '| lag | ≤ 50 ms | 12.0 ms |',
    '| missing | ≤ 0 | **3** |',
  ])
})

it('counts are written with their thousands apart', () => {
  expect(countTable({ 'messages sent': 1_234_567 }).split('\n').at(-1)).toBe('| messages sent | 1,234,567 |')
})
