import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '@/testing/postgres'
import { currentVersion, readChanges, recordChange } from './changes'
import { type Database, openDatabase } from './database'
import { faultOf } from './database-fault'
import { transact, transactPlainly } from './transaction'

let fresh: FreshDatabase
let db: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

const company = (name: string) => transact(db, ({ rows }) => rows.company.create({ data: { name } }))

it('tells a taken name as a conflict, through Prisma and through plain SQL', async () => {
  await company('Acme')
  await expect(company('Acme')).rejects.toMatchObject({
    code: 'conflict',
    message: 'A company with this name exists already.',
  })
  const insert = transactPlainly(db, (client) =>
    client.query("INSERT INTO companies (id, name) VALUES (gen_random_uuid(), 'Acme')"),
  )
  await expect(insert).rejects.toMatchObject({ code: 'conflict' })
})

it('tells an unreachable database as unavailable, with the reason for the log alone', async () => {
  const away = openDatabase('postgres://nobody:secret@127.0.0.1:9/none', { connectTimeoutMs: 500 })
  const error = await transact(away, ({ rows }) => rows.company.count()).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ name: 'Fault', code: 'unavailable' })
  expect(JSON.stringify(error)).not.toContain('secret')
  await expect(transactPlainly(away, async () => 1)).rejects.toMatchObject({ code: 'unavailable' })
  await away.close()
})

it('takes any other error for the bug that it is', () => {
  expect(faultOf(new TypeError('x is not a function'))).toBeUndefined()
  expect(faultOf(undefined)).toBeUndefined()
})

it('undoes all of a transaction that fails, its notice included', async () => {
  const before = await currentVersion(db.pool)
  const failing = transact(db, async ({ rows, sql }) => {
    await rows.company.create({ data: { name: 'Never' } })
    await recordChange(sql, { subject: 'company', id: 'x' })
    throw new Error('late')
  })
  await expect(failing).rejects.toThrow('late')
  expect(await currentVersion(db.pool)).toBe(before)
  expect(await db.prisma.company.count({ where: { name: 'Never' } })).toBe(0)
})

it('numbers changes without a gap, however many write at once, and tells each', async () => {
  const before = await currentVersion(db.pool)
  const listener = await db.pool.connect()
  const told: string[] = []
  listener.on('notification', ({ payload }) => told.push(payload ?? ''))
  await listener.query('LISTEN signalbox_change')
  const writes = Array.from({ length: 20 }, (_, index) =>
    transactPlainly(db, (client) => recordChange(client, { subject: 'device', id: String(index) })),
  )
  const versions = (await Promise.all(writes)).sort((a, b) => a - b)
  expect(versions).toEqual(Array.from({ length: 20 }, (_, index) => before + 1 + index))
  expect((await readChanges(db.pool, before)).map(({ version }) => version)).toEqual(versions)
  await expect.poll(() => told.length).toBe(20)
  listener.release(true)
})
