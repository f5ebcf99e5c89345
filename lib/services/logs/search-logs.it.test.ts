import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyRecord, type LogFilter, logMatcher } from '@/lib/contract/log-filter'
import { exportLogsOp, type LogRecord, listLogsOp } from '@/lib/contract/logs'
import { makePlant, makeUser } from '@/testing/provision'
import { keepRefused } from '@/testing/refused-records'
import { textOf } from '@/testing/run-jobs'
import { startTestServices, type TestServices } from '@/testing/services'
import { exportLogs } from './export-logs'
import { listLogs } from './list-logs'

let world: TestServices
let plant: Awaited<ReturnType<typeof makePlant>>
let records: readonly LogRecord[]

const messages = [
  { topic: 'tenant/1/device/d/sensor/TEMP_01', payload: '{"value": 1}' },
  { topic: 'tenant/1/device/d', payload: 'two\nlines of text' },
  { topic: 'tenant', payload: 'größer als ÄRGER \\303 back\\slash 100%' },
  { topic: '$SYS/broker', payload: Buffer.from('ff00temp41', 'latin1') },
  { topic: 'a//b', payload: 'with\u0000temp' },
  { topic: 'binary/dev1', payload: Buffer.from([0xff, 0x74, 0x65, 0x6d, 0x70]) },
  { topic: 'cut/text', payload: Buffer.from(`${'x'.repeat(4095)}ö`).subarray(0, 4096), isWhole: false },
  { topic: '=cmd', payload: '+1,"2"' },
] as const

beforeAll(async () => {
  world = await startTestServices()
  plant = await makePlant(world.admin, 'sensocan')
  const { company, tenant, device } = plant
  const place = { companyId: company.id, tenantId: tenant.id, deviceId: device.id }
  for (const message of messages) {
    const sender = { principalKey: `device:${device.id}`, dialect: 'sensocan' }
    await keepRefused(world.services.db.pool, { ...place, ...sender, ...message })
  }
  records = (await list({})).items
})
afterAll(() => world.stop())

const list = (query: Record<string, unknown>) =>
  listLogs(world.admin, listLogsOp.query.parse({ deviceId: plant.device.id, limit: 200, ...query }))
const download = async (query: Record<string, unknown>, ctx = world.admin) =>
  textOf(await exportLogs(ctx, exportLogsOp.query.parse({ deviceId: plant.device.id, ...query })))

const filters: readonly Partial<LogFilter>[] = [
  { text: 'TEMP' },
  { text: 'value 1' },
  { text: 'lines' },
  { text: 'größer' },
  { text: '100%' },
  { text: '\\303' },
  { text: 'back\\slash' },
  { text: 'xxx' },
  { text: 'unknown-sensor PUBACK refused.' },
  { text: 'nowhere' },
  { text: 'temp_\\d+$', isPattern: true },
  { text: '^\\{"\\w+":\\s1', isPattern: true },
  { text: 'two.lines', isPattern: true },
  { text: '^[^b]*$', isPattern: true },
  { text: '\\bd\\b', isPattern: true },
  { text: 'x{200}', isPattern: true },
  { text: '(?:TEMP|lines)', isPattern: true },
  { text: '[[:alpha:]]', isPattern: true },
  { text: '\\u00f6', isPattern: true },
  { text: '^.$|a(?!s)', isPattern: true },
  { topic: '#' },
  { topic: '+' },
  { topic: '+/#' },
  { topic: '$SYS/#' },
  { topic: 'tenant/#' },
  { topic: 'tenant/+/device/+/sensor/+' },
  { topic: 'a/+/b' },
  { topic: 'tenant/1/device/d' },
  { topic: 'tenant/#', text: 'value' },
  { stage: 'sensor', code: 'unknown-sensor', outcome: 'refused', kind: 'message' },
  { stage: 'acl' },
  { outcome: 'allowed' },
]

describe('search in what is stored', () => {
  it.each(filters)('finds what the matcher of live records finds: %o', async (filter) => {
    const expected = records.filter(logMatcher({ ...everyRecord, ...filter })).map(({ seq }) => seq)
    const { text, isPattern, ...rest } = filter
    const { items } = await list({
      ...rest,
      ...(text && { q: text }),
      ...(isPattern && { isPattern: 'true' }),
    })
    expect(items.map(({ seq }) => seq)).toEqual(expected)
  })

  it('has records to find', () => {
    expect(records).toHaveLength(messages.length)
  })

  it('refuses a pattern that is none', async () => {
    await expect(list({ q: 'temp(', isPattern: true })).rejects.toMatchObject({ code: 'invalid' })
    await expect(list({ q: 'a', isPattern: 'true', topic: 'ok' })).resolves.toMatchObject({ items: [] })
    expect(listLogsOp.query.safeParse({ topic: 'a/#/b' }).error?.issues[0]?.message).toMatch(/last level/)
  })

  it('pages by the number of the last record', async () => {
    const first = await list({ limit: 3 })
    const rest = await list({ limit: 200, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...rest.items]).toEqual(records)
    expect(rest.nextCursor).toBeNull()
  })
})

describe('export', () => {
  it('is CSV that no spreadsheet runs', async () => {
    const text = await download({ topic: '=cmd' })
    const [head, row, ...more] = text.trimEnd().split('\r\n')
    expect(head).toMatch(/^seq,at,outcome,/)
    expect(row).toContain(`,'=cmd,"'+1,""2""",`)
    expect(more).toEqual([])
  })

  it('is one JSON object a line, as the list has them', async () => {
    const text = await download({ format: 'ndjson' })
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(records)
  })

  it('is of nothing that the caller may not read', async () => {
    const other = await makePlant(world.admin, 'sensocan')
    const viewer = await world.asUser((await makeUser(world.admin, other.company.id, 'viewer')).id)
    await expect(download({}, viewer)).rejects.toMatchObject({ code: 'not-found' })
    const all = await textOf(await exportLogs(viewer, { format: 'ndjson' }))
    expect(all).toBe('')
  })
})
