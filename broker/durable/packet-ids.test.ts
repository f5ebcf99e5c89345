import { describe, expect, it } from 'vitest'
import { OutboundIds } from './packet-ids'

describe('packet ids of a durable session', () => {
  it('are never given twice while one is in use', () => {
    const ids = new OutboundIds()
    ids.keep(2)
    expect([ids.take(), ids.take()]).toEqual([3, 4])
    const rest = Array.from({ length: 49_997 }, () => ids.take())
    expect(new Set([2, 3, 4, ...rest]).size).toBe(50_000)
    expect(rest).not.toContain(undefined)
    expect(ids.take()).toBe(undefined)
    ids.free(7)
    expect(ids.take()).toBe(7)
  })

  it('of what waits nowhere are others', () => {
    const ids = new OutboundIds()
    const passing = Array.from({ length: 20_000 }, () => ids.passing())
    expect(Math.min(...passing)).toBe(50_001)
    expect(Math.max(...passing)).toBe(65_535)
  })
})
