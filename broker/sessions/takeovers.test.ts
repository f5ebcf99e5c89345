import { expect, it } from 'vitest'
import { Takeovers } from './takeovers'

it('names both addresses of a ping-pong, and forgets it after ten minutes', () => {
  let now = 0
  const takeovers = new Takeovers(() => now)
  expect(takeovers.of('a')).toEqual({ count: 0, addresses: [] })
  takeovers.note('a', '10.0.0.1', '10.0.0.2')
  now = 60_000
  takeovers.note('a', '10.0.0.2', '10.0.0.1')
  expect(takeovers.of('a')).toEqual({ count: 2, addresses: ['10.0.0.1', '10.0.0.2'] })
  now = 10 * 60_000
  expect(takeovers.of('a').count).toBe(1)
  expect(takeovers.of('b').count).toBe(0)
})
