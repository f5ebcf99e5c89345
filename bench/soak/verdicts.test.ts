import { describe, expect, it } from 'vitest'
import { flatness, median, most } from './verdicts'

const watched = (values: readonly number[], floor = 0) =>
  ({ what: 'memory', unit: 'MiB', values, floor }) as const
const ramp = (from: number, to: number) =>
  Array.from({ length: 60 }, (_, index) => from + ((to - from) * index) / 59)

describe('flatness', () => {
  it('holds where the last sixth is as the second was, whatever the first was', () => {
    const values = [...ramp(20, 90).slice(0, 10), ...Array.from({ length: 50 }, () => 100)]
    expect(flatness(watched(values))).toMatchObject({ isHeld: true, value: '100.0 MiB → 100.0 MiB (+0.0 %)' })
  })

  it('fails where it grew by a tenth', () => {
    expect(flatness(watched(ramp(100, 120))).isHeld).toBe(false)
  })

  it('lets a small growth pass, whatever its share', () => {
    expect(flatness(watched(ramp(10, 20), 16)).isHeld).toBe(true)
  })

  it('fails where nothing was measured', () => {
    expect(flatness(watched([])).isHeld).toBe(false)
  })

  it('does not look at a single peak', () => {
    const values = Array.from({ length: 60 }, (_, index) => (index === 59 ? 900 : 100))
    expect(flatness(watched(values)).isHeld).toBe(true)
  })
})

it('a median is of an even number too', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([3, 1, 2])).toBe(2)
})

it('a bar is held at its very height', () => {
  expect(most('lag', 50, 50, 'ms')).toEqual({ what: 'lag', bar: '≤ 50 ms', value: '50 ms', isHeld: true })
  expect(most('lag', 50.1, 50, 'ms').isHeld).toBe(false)
})
