import { describe, expect, it } from 'vitest'
import { inOrder } from './in-order'

describe('inOrder', () => {
  it('sends one after the other, however long each takes', async () => {
    const sent: number[] = []
    const queue = inOrder<number>(
      100,
      async (item) => {
        for (let turns = 10 - item; turns > 0; turns--) await Promise.resolve()
        sent.push(item)
      },
      () => {},
    )
    for (let item = 0; item < 10; item++) queue.add(item)
    await queue.idle()
    expect(sent).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('drops what comes while it is full, and says so', async () => {
    const sent: number[] = []
    let dropped = 0
    const queue = inOrder<number>(
      3,
      async (item) => {
        sent.push(item)
      },
      () => dropped++,
    )
    for (let item = 0; item < 10; item++) queue.add(item)
    await queue.idle()
    expect(sent.length + dropped).toBe(10)
    expect(dropped).toBeGreaterThan(0)
    queue.add(99)
    await queue.idle()
    expect(sent.at(-1)).toBe(99)
  })
})
