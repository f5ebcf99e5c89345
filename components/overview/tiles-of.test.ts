import { expect, it } from 'vitest'
import type { Overview } from '@/lib/contract/overview'
import { overviewTiles } from './tiles-of'

const overview: Overview = {
  devices: { total: 12, online: 4, offline: 7, neverSeen: 1 },
  traffic: { connections: 5, messagesPerSecond: 12.34, readingsPerSecond: 0 },
  refused: { all: 3, logins: 1 },
  storage: { isTaking: true, lagMs: 4, disk: 'ok', diskFreeBytes: 1024 ** 3 },
}
const tile = (id: string, over: Partial<Overview> = {}, companyId?: string) =>
  overviewTiles({ ...overview, ...over }, companyId, true).find((one) => one.id === id)

it('opens the list that it counts, in the company in scope', () => {
  expect(tile('never-seen', {}, 'c')?.href).toBe('/devices?presence=never-seen&company=c')
  expect(tile('logins')?.href).toBe('/logs?outcome=refused&stage=auth')
})

it('says that the broker does not answer, and does not make up a zero', () => {
  expect(tile('messages', { traffic: null })).toMatchObject({ value: '–', tone: 'bad' })
  expect(tile('storage', { storage: null })).toMatchObject({ value: '–', tone: 'bad' })
})

it('calls storage slow, waiting or full before it calls it well', () => {
  const storage = { isTaking: true, lagMs: 4, disk: 'ok', diskFreeBytes: null } as const
  expect(tile('storage', { storage })).toMatchObject({ value: 'OK', note: 'lag 4 ms' })
  expect(tile('storage', { storage: { ...storage, lagMs: 2_500 } })).toMatchObject({ value: 'Slow' })
  expect(tile('storage', { storage: { ...storage, isTaking: false } })?.value).toBe('Waiting')
  expect(tile('storage', { storage: { ...storage, disk: 'nearly-full' } })?.value).toBe('Disk full')
})

it('leads to the settings only whoever may see them', () => {
  expect(overviewTiles(overview, undefined, false).at(-1)?.href).toBeNull()
})
