import { describe, expect, it } from 'vitest'
import { inOrder } from './in-order'

describe('inOrder', () => {
  it('sends one after the other, however long each takes', async () => {
    const sent: number[] = []
    const queue = inOrder<number>({
      max: 100,
      send: async (item) => {
        for (let turns = 10 - item; turns > 0; turns--) await Promise.resolve()
        sent.push(item)
      },
      onDropped: () => {},
    })
    for (let item = 0; item < 10; item++) queue.add(item)
    await queue.idle()
    expect(sent).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('waits for none that keeps its place, but before one that does not, and then for no more than 64', async () => {
    const begun: number[] = []
    const ends: (() => void)[] = []
    const queue = inOrder<number>({
      max: 1_000,
      send: (item) => {
        begun.push(item)
        return new Promise((end) => ends.push(end))
      },
      onDropped: () => {},
      keepsItsPlace: (item) => item !== 3,
    })
    for (let item = 0; item < 100; item++) queue.add(item)
    for (const upTo of [1, 4, 4 + 64, 100]) {
      await expect.poll(() => begun.length).toBe(upTo)
      for (const end of ends.splice(0)) end()
    }
    await queue.idle()
    expect(begun).toEqual(Array.from({ length: 100 }, (_, item) => item))
  })

  it('drops what comes while it is full, and says so', async () => {
    const sent: number[] = []
    let dropped = 0
    const queue = inOrder<number>({
      max: 3,
      send: async (item) => {
        sent.push(item)
      },
      onDropped: () => dropped++,
    })
    for (let item = 0; item < 10; item++) queue.add(item)
    await queue.idle()
    expect(sent.length + dropped).toBe(10)
    expect(dropped).toBeGreaterThan(0)
    queue.add(99)
    await queue.idle()
    expect(sent.at(-1)).toBe(99)
  })
})
