import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '@/lib/core/principal'
import { freshDatabase } from '@/testing/postgres'
import { nextId } from './next-id'
import { RetainedMessages } from './retained-messages'
import { type RetainedChange, writeRetained } from './retained-rows'

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Pool
beforeAll(async () => {
  database = await freshDatabase()
  pool = new Pool({ connectionString: database.url, max: 2 })
  await pool.query(`INSERT INTO companies (id, name) VALUES ('00000000-0000-0000-0000-000000000001', 'C')`)
  await pool.query(
    `INSERT INTO tenants (id, uuid, company_id, name, application, thingscale_id)
     VALUES (1, gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'T', 't', 'U1')`,
  )
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const writer = (name: string): Principal => ({
  kind: 'device',
  key: `device:${name}`,
  name,
  credentialId: name,
  credentialKind: 'plain',
  rule: 'plain user name and password',
  dialect: 'plain',
  deviceId: name,
  tenantId: 1,
  companyId: '00000000-0000-0000-0000-000000000001',
})
const change = (topic: string, text = 'x', by = 'one', expiresAtMs?: number): RetainedChange => ({
  message: {
    topic,
    payload: Buffer.from(text),
    qos: 1 as const,
    properties: undefined,
    expiresAtMs,
    sender: by,
  },
  tenantId: 1,
  writer: writer(by),
  seq: nextId(),
  keepsPlace: false,
})
async function namespace(root: string): Promise<RetainedMessages> {
  const kept = new RetainedMessages(
    pool,
    async (writers) => new Set(writers.filter(({ name }) => name === 'fallen')),
  )
  await kept.prepare(root)
  return kept
}
const found = (kept: RetainedMessages, ...filters: string[]) =>
  [...kept.matching(filters)].map(({ topic, payload }) => `${topic} ${payload}`)

describe('retained messages', () => {
  it('keep the last of each topic, until an empty one takes it away', async () => {
    const kept = await namespace('$plain/1')
    await kept.prepare('$plain/2')
    for (const text of ['one', 'two']) kept.keep(change('$plain/1/a', text))
    kept.keep(change('$plain/2/a', 'theirs'))
    expect(found(kept, '$plain/1/#')).toEqual(['$plain/1/a two'])
    kept.keep(change('$plain/1/a', ''))
    expect(found(kept, '$plain/1/#')).toEqual([])
    expect(found(kept, '$plain/2/#')).toEqual(['$plain/2/a theirs'])
  })

  it('come once where several filters match, empty levels too, and not after their time', async () => {
    const kept = await namespace('$plain/1')
    for (const topic of ['$plain/1//a', '$plain/1/b/a', '$plain/1/']) kept.keep(change(topic))
    kept.keep(change('$plain/1/old/a', 'x', 'one', Date.now() - 1))
    expect(found(kept, '$plain/1/+/a', '$plain/1/#')).toHaveLength(3)
    expect(found(kept, '$plain/1/+')).toEqual(['$plain/1/ x'])
  })

  it('have room for so many of a namespace, those under way included, and always for a replacement', async () => {
    const kept = await namespace('$plain/1')
    const max = 5
    const more = change('$plain/1/more')
    for (let index = 1; index < max; index++) kept.keep(change(`$plain/1/${index}`))
    const hasRoom = (message: RetainedChange['message']) => kept.reserve(message, max) !== undefined
    expect(hasRoom(change('$plain/1/coming').message)).toBe(true)
    expect(hasRoom(more.message)).toBe(false)
    expect(hasRoom(change('$plain/1/1').message)).toBe(true)
    kept.giveUp(change('$plain/1/coming'))
    expect(hasRoom(more.message)).toBe(true)
    kept.keep(more)
    expect(hasRoom(change('$plain/1/one-more').message)).toBe(false)
    kept.keep(change('$plain/1/1', ''))
    expect(hasRoom(change('$plain/1/one-more').message)).toBe(true)
  })

  it('are read with the namespace, but for those of a writer who is gone', async () => {
    const changes = [
      change('$plain/7/a', 'old'),
      change('$plain/7/a', 'new'),
      change('$plain/7/b', 'theirs', 'fallen'),
      change('$plain/7/c', 'over', 'one', 1),
      change('$plain/7/d', 'x'),
      change('$plain/7/d', ''),
    ]
    const client = await pool.connect()
    for (const one of changes) await writeRetained(client, [one])
    client.release()
    expect(found(await namespace('$plain/7'), '$plain/7/#')).toEqual(['$plain/7/a new'])
    const { rows } = await pool.query(`SELECT topic FROM mqtt_retained WHERE writer->>'name' = 'fallen'`)
    expect(rows).toEqual([])
  })

  it('stand as they were decided last, whichever connection commits first', async () => {
    const topic = '$plain/8/a'
    const kept = await namespace('$plain/8')
    const decide = (text: string): RetainedChange => {
      const decided = change(topic, text)
      return { ...decided, ...kept.reserve(decided.message, 10) }
    }
    const commit = async (...changes: RetainedChange[]) => {
      const client = await pool.connect()
      await writeRetained(client, changes)
      client.release()
      for (const one of changes) kept.keep(one)
    }
    const rows = async () =>
      (await pool.query(`SELECT payload::text FROM mqtt_retained WHERE topic = $1`, [topic])).rowCount
    const [one, two] = [decide('one'), decide('two')]
    await commit(two)
    await commit(one)
    expect(found(kept, '$plain/8/#')).toEqual(['$plain/8/a two'])
    const [three, gone] = [decide('three'), decide('')]
    await commit(gone)
    await commit(three)
    expect(found(kept, '$plain/8/#')).toEqual([])
    expect(found(await namespace('$plain/8'), '$plain/8/#')).toEqual([])
    // Its place is held only for as long as something may come into it.
    await expect.poll(rows).toBe(0)
    const [four, away, five] = [decide('four'), decide(''), decide('five')]
    await commit(five)
    await commit(away, four)
    expect(found(kept, '$plain/8/#')).toEqual(['$plain/8/a five'])
    expect(found(await namespace('$plain/8'), '$plain/8/#')).toEqual(['$plain/8/a five'])
  })
})
