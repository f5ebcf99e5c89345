import { describe, expect, it } from 'vitest'
import { moved, partAt, rangeBetween, scaled } from './zoom'

const range = { fromMs: 0, toMs: 100_000 }

describe('zoom', () => {
  it('takes the stretch that was dragged over, in either direction and not beyond the edges', () => {
    expect(rangeBetween(range, 0.75, 0.25)).toEqual({ fromMs: 25_000, toMs: 75_000 })
    expect(rangeBetween(range, -3, 0.5)).toEqual({ fromMs: 0, toMs: 50_000 })
  })

  it('takes a click for no drag', () => {
    expect(rangeBetween(range, 0.5, 0.505)).toBeUndefined()
  })

  it('shows a second at the least', () => {
    expect(rangeBetween({ fromMs: 0, toMs: 2_000 }, 0.5, 0.6)).toEqual({ fromMs: 600, toMs: 1_600 })
    expect(scaled({ fromMs: 0, toMs: 1_000 }, 0.5)).toEqual({ fromMs: 0, toMs: 1_000 })
  })

  it('moves by its own width and widens about its middle', () => {
    expect(moved(range, -0.5)).toEqual({ fromMs: -50_000, toMs: 50_000 })
    expect(scaled(range, 2)).toEqual({ fromMs: -50_000, toMs: 150_000 })
    expect(scaled(range, 1e9).toMs).toBeLessThan(1e12)
  })

  it('knows where between the axes a point lies', () => {
    expect([0, 64, 114, 164, 900].map((x) => partAt(x, { left: 64, width: 100 }))).toEqual([0, 0, 0.5, 1, 1])
    expect(partAt(10, { left: 0, width: 0 })).toBe(0)
  })
})
