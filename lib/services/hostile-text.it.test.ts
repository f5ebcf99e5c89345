/** Texts that mean something to a browser, a spreadsheet or a terminal, wherever somebody can write one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'
import { keepRefused } from '@/testing/refused-records'
import { textOf } from '@/testing/run-jobs'
import { startTestServices, type TestServices } from '@/testing/services'
import { exportAudit } from './audit/export-audit'
import { createCompany } from './companies/create-company'
import { parseCsv } from './csv/parse-csv'
import { createDevice } from './devices/create-device'
import { exportDevices } from './devices/export-devices'
import { updateDevice } from './devices/update-device'
import { exportLogs } from './logs/export-logs'
import { runVerb } from './run-verb'
import { createSensor } from './sensors/create-sensor'
import { createTenant } from './tenants/create-tenant'

let world: TestServices
let companyId: string
let tenantId: number
beforeAll(async () => {
  world = await startTestServices()
  companyId = (await makeCompany(world.admin)).id
  tenantId = (await makeTenant(world.admin, companyId)).id
})
afterAll(() => world.stop())

const SHOWN = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '=1+1', '+1', '-1', '@SUM(A1)']
const CONTROLS = ['a\r\nX: y', 'a\u001b[31mred', 'a\u202etxt.exe', 'a\u2066b', 'a\u0000b', 'a\u0085b']
const hasNul = (text: string): boolean => text.includes('\u0000')

describe('A22 a name', () => {
  const verbs: readonly (readonly [what: string, make: (name: string) => Promise<unknown>])[] = [
    ['a company', (name) => runVerb(createCompany, world.admin, { name })],
    ['a tenant', (name) => runVerb(createTenant, world.admin, { companyId, name })],
    ['a device', (name) => runVerb(createDevice, world.admin, { tenantId, name, dialect: 'plain' })],
    [
      'a sensor',
      async (name) => {
        const { id } = await makeDevice(world.admin, tenantId, 'sensocan')
        await runVerb(createSensor, world.admin, { id, slug: 'hostile', name })
      },
    ],
  ]
  it.each(verbs)('of %s holds no line break, control character or direction mark', async (_what, make) => {
    for (const name of CONTROLS) await expect(make(name)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('of a tag, its value and a unit are kept as they are, but for what cannot be stored', async () => {
    const { id } = await makeDevice(world.admin, tenantId, 'sensocan')
    const [nul, others] = [CONTROLS.filter(hasNul), CONTROLS.filter((text) => !hasNul(text))]
    for (const text of others) {
      const { tags } = await runVerb(updateDevice, world.admin, { id, tags: { [text]: text } })
      expect(tags).toEqual({ [text]: text })
    }
    for (const text of nul)
      await expect(runVerb(updateDevice, world.admin, { id, tags: { x: text } })).rejects.toMatchObject({
        code: 'invalid',
      })
  })
})

describe('A22 an export', () => {
  const rowsOf = (csv: string) => {
    const parsed = parseCsv(csv)
    if (parsed.kind === 'flaw') throw new Error(parsed.sentence)
    return parsed.records.map(({ cells }) => cells)
  }
  const expectInert = (csv: string, rows: number) => {
    const [, ...records] = rowsOf(csv)
    expect(records).toHaveLength(rows)
    for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  }

  it('of devices, of Live Logs and of the audit has one record for each, and no cell that a spreadsheet runs', async () => {
    const devices = []
    for (const text of SHOWN)
      devices.push(
        await makeDevice(world.admin, tenantId, 'plain', [], {
          name: text,
          externalId: `x${text}`.replace(/[/+#]/g, ''),
        }),
      )
    for (const [index, { id }] of devices.entries())
      await updateDevice(world.admin, { id, tags: { note: SHOWN[index] ?? '' } })
    const expected = await world.services.db.prisma.device.count({ where: { tenantId } })
    expectInert(await textOf(await exportDevices(world.admin, { tenantId })), expected)
    const [device] = devices
    if (!device) throw new Error('no device')
    for (const text of [...SHOWN, ...CONTROLS.filter((one) => !hasNul(one))])
      await keepRefused(world.services.db.pool, {
        companyId,
        tenantId,
        deviceId: device.id,
        principalKey: `device:${device.id}`,
        dialect: 'plain',
        topic: text,
        payload: text,
      })
    const query = { deviceId: device.id, from: '2026-01-01T00:00:00Z' } as const
    const records = SHOWN.length + CONTROLS.length - 1
    expectInert(await textOf(await exportLogs(world.admin, { ...query, format: 'csv' })), records)
    const lines = (await textOf(await exportLogs(world.admin, { ...query, format: 'ndjson' })))
      .trim()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line).topic)).toEqual(expect.arrayContaining(SHOWN))
    expect(lines).toHaveLength(records)
    const { rowCount: audited } = await world.services.db.pool.query(
      'SELECT FROM audit WHERE company_id = $1',
      [companyId],
    )
    expectInert(await textOf(await exportAudit(world.admin, { companyId })), audited ?? 0)
  })
})
