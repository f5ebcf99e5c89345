import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Allowance, TokenBucket } from './token-bucket'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => vi.useRealTimers())

const passed: string[] = []
beforeEach(() => passed.splice(0))
const waiter = (name: string, isGone = () => false) => ({
  isGone,
  go: (mayPass: boolean) => passed.push(mayPass ? name : `${name} gone`),
})
let allowance: Allowance
const asNow = () => allowance
const bucketOf = (given: Allowance) => {
  allowance = given
  return new TokenBucket(asNow, performance.now())
}
const take = (bucket: TokenBucket) => bucket.take(asNow, performance.now())

it('gives as many as its burst at once, then as many a second as it is refilled with', () => {
  const bucket = bucketOf({ perSecond: 10, burst: 3 })
  expect([1, 2, 3, 4].map(() => take(bucket))).toEqual([true, true, true, false])
  vi.advanceTimersByTime(100)
  expect([take(bucket), take(bucket)]).toEqual([true, false])
  vi.advanceTimersByTime(60_000)
  expect([1, 2, 3, 4].map(() => take(bucket))).toEqual([true, true, true, false])
})

it('lets those who wait pass in line, and nobody before them', () => {
  const bucket = bucketOf({ perSecond: 10, burst: 1 })
  take(bucket)
  for (const name of ['a', 'b', 'c']) bucket.wait(waiter(name))
  vi.advanceTimersByTime(110)
  expect(passed).toEqual(['a'])
  expect(take(bucket)).toBe(false)
  vi.advanceTimersByTime(210)
  expect(passed).toEqual(['a', 'b', 'c'])
})

it('hears within a second of a limit that was raised, and of a client that is gone', () => {
  const bucket = bucketOf({ perSecond: 0.001, burst: 1 })
  take(bucket)
  let isGone = false
  bucket.wait(waiter('left', () => isGone))
  bucket.wait(waiter('stayed'))
  isGone = true
  allowance = { perSecond: 1_000, burst: 1_000 }
  vi.advanceTimersByTime(1_010)
  expect(passed).toEqual(['left gone', 'stayed'])
})

it('that is full has nothing to remember; released, it lets everybody pass', () => {
  const bucket = bucketOf({ perSecond: 10, burst: 1 })
  expect(bucket.isFull(performance.now())).toBe(true)
  take(bucket)
  expect(bucket.isFull(performance.now())).toBe(false)
  bucket.wait(waiter('a'))
  bucket.release()
  expect(passed).toEqual(['a'])
  vi.advanceTimersByTime(100)
  expect(bucket.isFull(performance.now())).toBe(true)
})
