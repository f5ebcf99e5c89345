import { describe, expect, it } from 'vitest'
import type { Principal } from '@/lib/core/principal'
import { principals } from '@/lib/dialects/fixtures'
import { AwaySessions } from './away-sessions'
import { DurableSession } from './durable-session'

const sessionOf = (principal: Principal, clientId: number) =>
  new DurableSession({
    key: `${principal.key}:${clientId}`,
    clientId: `${clientId}`,
    principal,
    expirySeconds: 9,
  })
/** So many that leave one after the other, and those that ended for them. */
function leave(away: AwaySessions, principal: Principal, count: number) {
  const sessions = Array.from({ length: count }, (_, index) => sessionOf(principal, index))
  const ended = sessions.map((session) => {
    const over = away.add(session)
    if (over) away.remove(over)
    return over
  })
  return { sessions, ended }
}

describe('AwaySessions', () => {
  it('ends the longest away of a device that has a hundred and one', () => {
    const away = new AwaySessions()
    const { sessions, ended } = leave(away, principals.thermometer, 102)
    expect(ended.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => undefined))
    expect(ended.slice(100)).toEqual(sessions.slice(0, 2))
  })

  it('lets a device that comes and goes with a hundred keep them all', () => {
    const away = new AwaySessions()
    const { sessions } = leave(away, principals.thermometer, 100)
    for (const session of sessions) {
      away.remove(session)
      expect(away.add(session)).toBeUndefined()
    }
  })

  it('is full at 50,000, however many principals there are; what comes then is what ends', () => {
    const away = new AwaySessions()
    for (let user = 0; user < 5; user++) leave(away, { ...principals.lab, key: `lab:${user}` }, 10_000)
    const device = sessionOf(principals.thermometer, 1)
    expect(away.add(device)).toBe(device)
  })
})
