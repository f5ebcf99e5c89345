import { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '@/lib/core/principal'
import { principals } from '@/lib/dialects/fixtures'
import { freshDatabase } from '@/testing/postgres'
import { DurableSessions } from './durable-sessions'

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Pool
beforeAll(async () => {
  database = await freshDatabase()
  pool = new Pool({ connectionString: database.url, max: 2 })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const principal: Principal = {
  kind: 'anonymous',
  key: 'anonymous',
  name: 'anonymous',
  credentialId: 'anonymous',
  credentialKind: 'none',
  rule: 'anonymous',
  dialect: 'drogue',
  applications: [],
}
const opening = (startsClean: boolean) => ({
  key: 'anonymous:reader',
  clientId: 'reader',
  principal,
  expirySeconds: 60,
  startsClean,
})

it('a session that is begun anew in one batch with the one before it is the one that is kept', async () => {
  const said: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) })
  const sessions = new DurableSessions(pool, log)
  const opened = await Promise.all(
    [false, true, true].map((startsClean) => sessions.open(opening(startsClean))),
  )
  await sessions.stop()
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM mqtt_sessions')
  expect(rows.map(({ id }) => Number(id))).toEqual([opened[2]?.session.id])
  expect(said).toEqual([])
})

it('a device that leaves session after session loses its own oldest, and nobody else loses one', async () => {
  const sessions = new DurableSessions(pool, pino({ level: 'silent' }))
  const keyOf = (principal: Principal, clientId: number) => `${principal.key}:${clientId}`
  const comeAndGo = async (principal: Principal, clientId: number) => {
    const key = keyOf(principal, clientId)
    const facts = { key, clientId: `${clientId}`, principal, expirySeconds: 60, startsClean: false }
    const opened = await sessions.open(facts)
    if (opened) sessions.release(opened.session)
  }
  await comeAndGo(principals.sibling, 0)
  for (let clientId = 0; clientId < 102; clientId++) await comeAndGo(principals.thermometer, clientId)
  await sessions.stop()
  const kept = (principal: Principal, clientId: number) =>
    sessions.get(keyOf(principal, clientId)) !== undefined
  expect([0, 1, 2, 101].map((clientId) => kept(principals.thermometer, clientId))).toEqual([
    false,
    false,
    true,
    true,
  ])
  expect(kept(principals.sibling, 0)).toBe(true)
})
