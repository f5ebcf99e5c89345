import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiWatch } from './api-watch'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Each question waits for an answer. */
function watched() {
  const asked: { answer(): void; fail(error: Error): void }[] = []
  const page = { isHidden: false }
  const watch = new ApiWatch({
    ask: () => new Promise((answer, fail) => asked.push({ answer, fail })),
    isHidden: () => page.isHidden,
    now: () => Date.now(),
  })
  const settle = () => vi.advanceTimersByTimeAsync(0)
  return { watch, asked, page, settle }
}

describe('ApiWatch', () => {
  it('says how long the answer took', async () => {
    const { watch, asked, settle } = watched()
    watch.start()
    expect(watch.state.get()).toEqual({ state: 'connecting' })
    await vi.advanceTimersByTimeAsync(40)
    asked[0]?.answer()
    await settle()
    expect(watch.state.get()).toEqual({ state: 'live', roundTripMs: 40 })
    watch.stop()
  })

  it('says why there is none, and while it asks again that it does', async () => {
    const { watch, asked, settle } = watched()
    const error = new Error('away')
    watch.start()
    asked[0]?.fail(error)
    await settle()
    expect(watch.state.get()).toEqual({ state: 'retrying', error })
    const again = watch.look()
    expect(watch.state.get()).toEqual({ state: 'connecting' })
    asked[1]?.answer()
    expect(await again).toMatchObject({ state: 'live' })
    watch.stop()
  })

  it('asks every 15 seconds while the page is seen, and at once when it is seen again', async () => {
    const { watch, asked, page, settle } = watched()
    watch.start()
    asked[0]?.answer()
    await settle()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(asked).toHaveLength(2)
    asked[1]?.answer()
    await settle()
    page.isHidden = true
    await vi.advanceTimersByTimeAsync(60_000)
    watch.wake()
    expect(asked).toHaveLength(2)
    page.isHidden = false
    watch.wake()
    expect(asked).toHaveLength(3)
    watch.stop()
  })

  it('does not ask again for what it just heard, nor twice at a time', async () => {
    const { watch, asked, settle } = watched()
    watch.start()
    void watch.look()
    asked[0]?.answer()
    await settle()
    watch.wake()
    expect(asked).toHaveLength(1)
    watch.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(1)
  })
})
