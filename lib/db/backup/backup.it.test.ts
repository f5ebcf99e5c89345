import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bareDatabase, type FreshDatabase, freshDatabase } from '@/testing/postgres'
import { dumpDatabase } from './dump-database'
import { restoreDatabase } from './restore-database'

const MIGRATIONS = 'prisma/migrations'

let source: FreshDatabase
let target: FreshDatabase
beforeEach(async () => {
  source = await freshDatabase()
  target = await bareDatabase()
})
afterEach(async () => {
  await source.drop()
  await target.drop()
})

async function within<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const query = (url: string, sql: string) => within(url, async (client) => (await client.query(sql)).rows)

async function dumped(url: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of dumpDatabase(url)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* bytes(dump: Buffer, pieceBytes = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < dump.length; at += pieceBytes) yield dump.subarray(at, at + pieceBytes)
}

const AWKWARD = 'tab\t newline\n return\r backslash\\ \\. \u2028 "quoted" ä'

/** A company with its tenant, written together: no moment shows one without the other. */
async function addPlant(client: Client, name: string): Promise<void> {
  const company = randomUUID()
  await client.query('BEGIN')
  await client.query('INSERT INTO companies (id, name) VALUES ($1, $2)', [company, name])
  await client.query(
    `INSERT INTO tenants (uuid, company_id, name, application, thingscale_id)
     VALUES (gen_random_uuid(), $1, $2, $3, $3)`,
    [company, name, `app-${company}`],
  )
  await client.query('COMMIT')
}

describe('A38 a backup', () => {
  it('of a database in use is that of one moment, and comes back with every row as it was', async () => {
    await within(source.url, (client) => addPlant(client, AWKWARD))
    await query(
      source.url,
      `INSERT INTO readings (series, ts, received_at, kind, num)
       SELECT 1, at, at, 'n', 20.5 FROM generate_series(timestamptz '2001-01-01', '2026-01-01', '1 month') AS at`,
    )
    let isWriting = true
    const writing = within(source.url, async (client) => {
      let count = 0
      while (isWriting) await addPlant(client, `Plant ${count++}`)
      return count
    })
    const dump = await dumped(source.url)
    isWriting = false
    await writing

    const restored = await restoreDatabase(target.url, MIGRATIONS, bytes(dump))
    expect(restored).toMatchObject({ migratedOn: [] })
    const [orphans] = await query(
      target.url,
      `SELECT count(*)::int AS found FROM companies c FULL JOIN tenants t ON t.company_id = c.id
        WHERE c.id IS NULL OR t.id IS NULL`,
    )
    expect(orphans).toEqual({ found: 0 })
    expect(await query(target.url, `SELECT name FROM companies WHERE name LIKE 'tab%'`)).toEqual([
      { name: AWKWARD },
    ])
    const all = 'SELECT series, ts, received_at, kind, num FROM readings ORDER BY ts'
    expect(await query(target.url, all)).toEqual(await query(source.url, all))
    // Ids go on after those that were given out.
    await within(target.url, (client) => addPlant(client, 'The next'))
    const [ids] = await query(target.url, 'SELECT count(*) = count(DISTINCT id) AS distinct FROM tenants')
    expect(ids).toEqual({ distinct: true })
  })

  it('that was cut, that is none, or whose migrations are not known here is refused, and leaves no row', async () => {
    await within(source.url, (client) => addPlant(client, 'Plant'))
    const dump = await dumped(source.url)
    const refusals = [
      [dump.subarray(0, dump.length - 20), 'ends in the middle'],
      [Buffer.from('SELECT 1;\n'), 'no dump of Signalbox'],
      [Buffer.from(String(dump).replace('\nCOPY', '\nDROP TABLE users;\nCOPY')), 'no dump of Signalbox has'],
      [
        Buffer.from(String(dump).replace(/-- migration \S+/, '-- migration 2099_newer')),
        '2099_newer is not known',
      ],
    ] as const
    for (const [bad, sentence] of refusals) {
      const fresh = await bareDatabase()
      await expect(restoreDatabase(fresh.url, MIGRATIONS, bytes(bad))).rejects.toThrow(sentence)
      const [table] = await query(fresh.url, `SELECT to_regclass('companies') IS NULL AS missing`)
      if (!table.missing) expect(await query(fresh.url, 'SELECT id FROM companies')).toEqual([])
      await fresh.drop()
    }
  })

  it('is not restored over what is there', async () => {
    await within(source.url, (client) => addPlant(client, 'Plant'))
    const dump = await dumped(source.url)
    await expect(restoreDatabase(source.url, MIGRATIONS, bytes(dump))).rejects.toThrow('is not empty')
  })
})
