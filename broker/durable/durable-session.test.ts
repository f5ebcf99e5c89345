import { describe, expect, it } from 'vitest'
import { limits } from '@/broker/edge/limits'
import type { Principal } from '@/lib/core/principal'
import { defaultLimits } from '@/lib/core/tenant-limits'
import { DurableSession } from './durable-session'
import type { Entry, StoredMessage } from './entry'

const principal: Principal = {
  kind: 'tenant-user',
  key: 'user:1',
  name: 'reader',
  credentialId: '1',
  credentialKind: 'plain',
  rule: 'plain user name and password',
  dialect: 'plain',
  tenantId: 1,
  companyId: 'c',
  companyName: 'C',
  denied: [],
  limits: defaultLimits,
}
const message = (text: string, bytes = 0): StoredMessage => ({
  topic: '$plain/1/a',
  payload: bytes > 0 ? Buffer.alloc(bytes) : Buffer.from(text),
  qos: 2,
  properties: undefined,
  expiresAtMs: undefined,
  sender: '',
})
const session = () =>
  new DurableSession({ key: 'user:1:reader', clientId: 'reader', principal, expirySeconds: 60 })
const texts = (of: DurableSession) => [...of.waiting()].map(({ message: { payload } }) => `${payload}`)
/** As it comes out of the database. */
const stored = (id: number, text: string, packetId?: number): Entry => ({
  id,
  message: message(text),
  isRetained: false,
  packetId,
  isIdKept: packetId !== undefined,
  isReleased: false,
  wasSent: packetId !== undefined,
  isUnwritten: false,
  isCleared: false,
  line: undefined,
})

describe('a durable session', () => {
  it('keeps nothing in memory while nobody is connected, and counts what waits', () => {
    const away = session()
    const entry = away.take(1, message('one'), false)
    away.arrive(entry, 'line')
    expect(entry.packetId).toBe(undefined)
    expect(texts(away)).toEqual([])
    expect(away.isFull).toBe(false)
    for (let id = 2; id <= limits.queuedMessages; id++) away.take(id, message('more'), false)
    expect(away.isFull).toBe(true)
    away.clear(entry)
    expect(away.isFull).toBe(false)
  })

  it('is full by its bytes too', () => {
    const one = session()
    one.take(1, message('', limits.queuedBytes - 10), false)
    expect(one.isFull).toBe(true)
  })

  it('joins what was stored with what came while it was read, each once, under ids that differ', () => {
    const back = session()
    const before = back.take(3, message('three'), false)
    back.beginLoading()
    back.arrive(before, 'line 3')
    const late = back.take(4, message('four'), false)
    back.arrive(late, 'line 4')
    const given = back.loaded([stored(1, 'one', 1), stored(2, 'two'), stored(3, 'three')])
    expect(texts(back)).toEqual(['one', 'two', 'three', 'four'])
    expect(given.map(({ id }) => id)).toEqual([2, 3, 4])
    const ids = [...back.waiting()].map(({ packetId }) => packetId)
    expect(new Set(ids)).toEqual(new Set([1, 2, 3, 4]))
  })

  it('finds a copy by its line once, and what is acknowledged by its packet id', () => {
    const here = session()
    here.beginLoading()
    here.loaded([])
    const entry = here.take(1, message('one'), false)
    expect(entry).toMatchObject({ packetId: 1, isIdKept: true })
    here.arrive(entry, 'line')
    expect(here.onLine('line')).toBe(entry)
    expect(here.onLine('line')).toBe(undefined)
    expect(here.ofPacketId(1)).toBe(entry)
    expect(here.clear(entry)).toBe(true)
    expect(here.clear(entry)).toBe(false)
    expect(here.ofPacketId(1)).toBe(undefined)
    expect(texts(here)).toEqual([])
  })

  it('does not take again what was read from its row, delivered and acknowledged before it was on its way', () => {
    const back = session()
    const entry = back.take(1, message('one'), false)
    back.beginLoading()
    back.loaded([stored(1, 'one')])
    const [waiting] = [...back.waiting()]
    expect(waiting && back.clear(waiting)).toBe(true)
    back.arrive(entry, 'line')
    expect(texts(back)).toEqual([])
    expect(back.onLine('line')).toBe(undefined)
  })

  it('tells of what its full queue lost once a minute at most, with how many they were', () => {
    const full = session()
    expect([0, 1, 59_999, 60_000, 60_001, 200_000].map((nowMs) => full.lost(nowMs))).toEqual([
      1,
      undefined,
      undefined,
      3,
      undefined,
      2,
    ])
    expect(full.lostToFull).toBe(6)
  })
})
