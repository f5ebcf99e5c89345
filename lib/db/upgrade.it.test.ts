/** A database of the version before all dialects, with what it held, brought up to date. */
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bareDatabase, type FreshDatabase } from '@/testing/postgres'
import { migrate } from './migrate'

const ALL = 'prisma/migrations'
const FIRST = '20261121000000_first'

let database: FreshDatabase
let folder = ''
beforeEach(async () => {
  database = await bareDatabase()
  folder = mkdtempSync(join(tmpdir(), 'signalbox-upgrade-'))
  cpSync(join(ALL, FIRST), join(folder, FIRST), { recursive: true })
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

const ids = { company: randomUUID(), device: randomUUID(), user: randomUUID(), token: randomUUID() }

const OLD_ROWS = `
  INSERT INTO companies (id, name) VALUES ('${ids.company}', 'Old');
  INSERT INTO tenants (id, uuid, company_id, name, application, thingscale_id)
    VALUES (7, gen_random_uuid(), '${ids.company}', 'Old', 'old', 'UABC123');
  INSERT INTO devices (id, company_id, tenant_id, name, external_id, dialect)
    VALUES ('${ids.device}', '${ids.company}', 7, 'Source', '${ids.device}', 'capture');
  INSERT INTO users (id, username) VALUES ('${ids.user}', 'old.user');
  INSERT INTO api_tokens (id, company_id, name, prefix, last_four, created_by)
    VALUES ('${ids.token}', '${ids.company}', 'Old token', 'sbx_api_', 'abcd', 'test');
  INSERT INTO credentials (id, kind, name, secret_hash, device_id, user_id, api_token_id, created_by) VALUES
    (gen_random_uuid(), 'password', 'dev-old', 'h1', '${ids.device}', NULL, NULL, 'test'),
    (gen_random_uuid(), 'access-token', NULL, 'h2', '${ids.device}', NULL, NULL, 'test'),
    (gen_random_uuid(), 'password', 'old.user', 'h3', NULL, '${ids.user}', NULL, 'test'),
    (gen_random_uuid(), 'api-key', '${ids.token}', 'h4', NULL, NULL, '${ids.token}', 'test');
  INSERT INTO commands (id, company_id, tenant_id, device_id, name, payload, qos, created_by, expires_at)
    VALUES (gen_random_uuid(), '${ids.company}', 7, '${ids.device}', 'go', '{"a":1}', 1, 'test', now() + interval '1 day');
  INSERT INTO live_log (seq, kind, outcome, sentence, principal, payload)
    VALUES (1, 'message', 'refused', 'Refused.', 'Source', 'x');`

async function run(sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

it('keeps credentials, commands and records; the credential of an API token has a kind of its own now', async () => {
  expect(await migrate(database.url, folder)).toEqual([FIRST])
  await run(OLD_ROWS)
  await migrate(database.url, ALL)
  expect(await run('SELECT kind, name, secret_hash FROM credentials ORDER BY secret_hash')).toEqual([
    { kind: 'password', name: 'dev-old', secret_hash: 'h1' },
    { kind: 'access-token', name: null, secret_hash: 'h2' },
    { kind: 'password', name: 'old.user', secret_hash: 'h3' },
    { kind: 'api-token', name: ids.token, secret_hash: 'h4' },
  ])
  expect(await run('SELECT gateways, is_new FROM devices')).toEqual([{ gateways: [], is_new: false }])
  expect(await run('SELECT payload, encoding, state FROM commands')).toEqual([
    { payload: { a: 1 }, encoding: 'json', state: 'queued' },
  ])
  expect(await run('SELECT principal_key, is_whole, replayed_at FROM live_log')).toEqual([
    { principal_key: null, is_whole: false, replayed_at: null },
  ])
})
