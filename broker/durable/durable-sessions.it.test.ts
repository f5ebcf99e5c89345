import { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '@/lib/core/principal'
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
