import { describe, expect, it } from 'vitest'
import { rowsInSight, sightOf } from './rows-in-sight'

describe('sightOf', () => {
  it('counts a row of which a part is seen', () => {
    expect(sightOf(0, 100, 10)).toEqual({ first: 0, held: 11 })
    expect(sightOf(105, 95, 10)).toEqual({ first: 10, held: 11 })
  })

  it('sees none in a box that has no height yet, and none before the first', () => {
    expect(sightOf(50, 0, 10)).toEqual({ first: 0, held: 0 })
    expect(sightOf(-30, 100, 10).first).toBe(0)
  })
})

describe('rowsInSight', () => {
  const sight = { first: 50, held: 11 }

  it('draws some more at both ends', () => {
    expect(rowsInSight(sight, 1_000, 12, false)).toEqual({ from: 38, to: 73 })
  })

  it('draws no row that the list does not have', () => {
    expect(rowsInSight({ first: 2, held: 11 }, 1_000, 12, false)).toEqual({ from: 0, to: 25 })
    expect(rowsInSight(sight, 4, 12, false)).toEqual({ from: 0, to: 4 })
    expect(rowsInSight(sight, 0, 12, false)).toEqual({ from: 0, to: 0 })
  })

  it('draws the last ones of a list that became shorter', () => {
    expect(rowsInSight({ first: 990, held: 11 }, 500, 1, false)).toEqual({ from: 488, to: 500 })
  })

  it('draws the last ones while it follows, before the box has scrolled there', () => {
    expect(rowsInSight(sight, 1_000, 1, true)).toEqual({ from: 988, to: 1_000 })
  })

  it('draws nothing before the box has a height', () => {
    expect(rowsInSight({ first: 0, held: 0 }, 1_000, 12, true)).toEqual({ from: 0, to: 0 })
  })
})
