import { describe, expect, it } from 'vitest'
import { fewAtATime } from './few-at-a-time'

describe('few at a time', () => {
  it('runs no more at once than it may, in the order of asking', async () => {
    const run = fewAtATime(2)
    const begun: number[] = []
    const ends: (() => void)[] = []
    const works = [0, 1, 2, 3].map((index) =>
      run(() => {
        begun.push(index)
        return new Promise((end) => ends.push(end))
      }),
    )
    expect(begun).toEqual([0, 1])
    ends[1]?.()
    await works[1]
    await expect.poll(() => begun).toEqual([0, 1, 2])
    for (const index of [0, 2]) ends[index]?.()
    await expect.poll(() => begun).toEqual([0, 1, 2, 3])
    ends[3]?.()
    await Promise.all(works)
  })

  it('goes on after one that failed', async () => {
    const run = fewAtATime(1)
    await expect(run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(run(() => Promise.resolve())).resolves.toBeUndefined()
  })
})
