/** Databases of each version before this one, with what they held, brought up to date and read back. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashSecret, makeSecret, secretPrefixes } from '@/lib/access/secrets'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { makeServices } from '@/lib/services/make-services'
import { freePort } from '@/testing/free-port'
import { connect } from '@/testing/mqtt'
import { durable, goOn } from '@/testing/plain'
import { bareDatabase, type FreshDatabase } from '@/testing/postgres'
import { startBrokerProcess } from '@/testing/processes'
import { readBack } from '@/testing/read-back'
import { migrate } from './migrate'

const ALL = 'prisma/migrations'
const FIXTURES = 'lib/db/upgrade'
const versions = readdirSync(ALL)
  .filter((name) => /^\d+_/.test(name))
  .sort()
const SESSIONS = '20261121210000_sessions'

const secrets = {
  device: makeSecret(secretPrefixes.device),
  token: makeSecret(secretPrefixes.apiToken),
  plain: makeSecret(secretPrefixes.plain),
  account: makeSecret(secretPrefixes.deviceToken),
}
/** Whose session and retained message there are, as version "sessions" wrote it. */
const principal = {
  kind: 'device',
  key: 'device:00000000-0000-4000-8000-000000000011',
  name: 'Home-made',
  dialect: 'plain',
  deviceId: '00000000-0000-4000-8000-000000000011',
  tenantId: 7,
  companyId: '00000000-0000-4000-8000-000000000001',
  credentialId: '00000000-0000-4000-8000-000000000053',
  credentialKind: 'plain',
  rule: 'plain user name and password',
}

let database: FreshDatabase
let folder = ''
beforeEach(async () => {
  database = await bareDatabase()
  folder = mkdtempSync(join(tmpdir(), 'signalbox-upgrade-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

describe.each(versions.slice(0, -1))('A39 from %s', (last) => {
  it('all that it held is there in the newest version, for the verbs and for the broker', {
    timeout: 120_000,
  }, async () => {
    const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: folder })
    const keys = loadSecrets(config, {})
    await fillUpTo(last, keys.credentialKey)
    expect(await emptyTables()).toEqual([])
    expect(await migrate(database.url, ALL)).toEqual(versions.filter((name) => name > last))

    const services = makeServices(config, keys)
    const actor = { kind: 'system', id: 'test', name: 'test', isPlatformAdmin: true, reaches: [] } as const
    const ctx = { services, actor, requestId: null, address: null, sessionId: null, host: '127.0.0.1' }
    const held = (version: string) => last >= version
    try {
      expect(await readBack(ctx, held('20261121180000_jobs_and_templates'))).toEqual(expected(held))
    } finally {
      await services.close()
    }
    // The longest way, and the one of what only the broker reads.
    if (last === versions[0] || last === SESSIONS) await goOnWithIt(last === SESSIONS)
  })
})

/** Each version with its own rows, one after the other, as a database grows old. */
async function fillUpTo(last: string, credentialKey: Buffer): Promise<void> {
  const migrations = join(folder, 'migrations')
  for (const version of versions.filter((name) => name <= last)) {
    cpSync(join(ALL, version), join(migrations, version), { recursive: true })
    await migrate(database.url, migrations)
    const fixture = readdirSync(FIXTURES).find((name) => name === `${version}.sql`)
    if (fixture === undefined) continue
    const sql = readFileSync(join(FIXTURES, fixture), 'utf8').replace(
      /\{\{(\w+)(?: secret)?\}\}/g,
      (_, name) =>
        name === 'principal'
          ? JSON.stringify(principal)
          : hashSecret(credentialKey, new Map(Object.entries(secrets)).get(name) ?? ''),
    )
    await run(sql)
  }
}

/** A table without a row would be one that nothing is known of afterwards. */
async function emptyTables(): Promise<readonly unknown[]> {
  const tables = await run<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
       AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> '_prisma_migrations'`,
  )
  const empty: string[] = []
  for (const { name } of tables) {
    const [row] = await run<{ found: boolean }>(`SELECT EXISTS (SELECT FROM ${name}) AS found`)
    if (!row?.found) empty.push(name)
  }
  return empty
}

async function run<Row>(sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function expected(held: (version: string) => boolean) {
  const hasDialects = held('20261121120000_all_dialects')
  const hasJobs = held('20261121180000_jobs_and_templates')
  const hasRetention = held('20261121203000_retention')
  const only = <T>(is: boolean, ...rows: T[]): T[] => (is ? rows : [])
  return {
    companies: ['Old'],
    tenant: {
      sensocanCommands: true,
      readingsDays: hasRetention ? 3650 : null,
      logsDays: hasRetention ? 3650 : 30,
    },
    devices: [...only(hasDialects, 'Home-made'), 'Source'],
    source: { status: 'enabled', gateways: [], tags: { site: 'north' } },
    credentials: [['password', 'dev-old']],
    sensors: expect.arrayContaining([
      ['Line.Oven.Temp', 'number', '°C'],
      [null, 'string', null],
    ]),
    latest: [
      ['state', 'hot'],
      ['temp', 22.5],
    ],
    readings: [
      [Date.parse('2026-01-01T00:00:00Z'), 21.5],
      [Date.parse('2026-01-01T00:01:00Z'), 22.5],
    ],
    commands: [
      ...only(hasJobs, ['line/oven/reset', 'now', 'queued']),
      ['line/oven/setpoint', { a: 1 }, 'queued'],
    ],
    logs: [...only(hasDialects, 'Refused too.'), 'Refused.'],
    audit: ['device.create'],
    users: ['old.user'],
    sessions: 1,
    apiTokens: [['Old token', ['read:telemetry']]],
    jobs: only(hasJobs, ['Import', 'done']),
    failures: only(hasJobs, 'The name is taken.'),
    deviceTemplates: only(hasJobs, 'Oven'),
    commandTemplates: only(hasJobs, 'Reset'),
    retentionRuns: only(hasRetention, [7, 5, 6]),
  }
}

async function goOnWithIt(hasSessions: boolean): Promise<void> {
  const port = await freePort()
  const off = { MQTTS_PORT: '0', WSS_PORT: '0', WS_PORTS: '0', LOG_LEVEL: 'error' }
  const broker = await startBrokerProcess({
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    MQTT_PORT: String(port),
    ...off,
  })
  try {
    const device = await connect({ port, username: 'dev-old', password: secrets.device })
    await device.publishAsync('v1/sources/source/data/read/line/oven/temp', '{"Value":23.5}', { qos: 1 })
    await device.endAsync()
    const token = { username: '00000000-0000-4000-8000-000000000040', password: secrets.token }
    await (await connect({ port, ...token })).endAsync()
    if (!hasSessions) return
    const plain = { username: 'plain-old', password: secrets.plain }
    const { client, inbox } = await goOn({ port, ...plain, ...durable(5, 'reader') })
    expect(await inbox.next()).toMatchObject({ topic: 'line/a', text: 'waited' })
    await client.subscribeAsync('state', { qos: 1 })
    expect(await inbox.next()).toMatchObject({ topic: 'state', text: 'kept', isRetained: true })
    await client.endAsync()
  } finally {
    await broker.stop()
  }
}
