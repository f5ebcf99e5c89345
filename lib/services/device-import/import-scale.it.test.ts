/** A file of 10,000 rows of which 20 are wrong, from the dry run to the second commit. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCompany, makeDevice, makeTenant, makeUser } from '@/testing/provision'
import { jobEnd, textOf, withJobRunner } from '@/testing/run-jobs'
import { startTestServices, type TestServices } from '@/testing/services'
import type { Ctx } from '../context'
import { exportJobFailures } from '../jobs/export-job-failures'
import { importDevices } from './import-devices'

const ROWS = 10_000
const GOOD = 9_980
/** On a machine that is busy with much else; alone it takes seconds. */
const ENDS_WITHIN_MS = 200_000

let test: TestServices
let ctx: Ctx
let tenantId = 0
beforeAll(async () => {
  test = await startTestServices()
  const company = await makeCompany(test.admin)
  tenantId = (await makeTenant(test.admin, company.id)).id
  await makeDevice(test.admin, tenantId, 'plain', [], { name: 'Old', externalId: 'old' })
  ctx = await test.asUser((await makeUser(test.admin, company.id, 'company-admin')).id)
})
afterAll(() => test.stop())

const mistakes: readonly (readonly [cells: string, column: string])[] = [
  [',plain,e1,,', 'name'],
  ['N2,plian,e2,,', 'dialect'],
  ['N3,plain,old,,', 'externalId'],
  ['N4,plain,a/b,,', 'externalId'],
  ['N5,sensocan,,bad/slug,', 'sensors'],
]
const mistakeAt = (row: number) => (row % 500 === 0 ? mistakes[(row / 500) % mistakes.length] : undefined)
const rowNumbers = Array.from({ length: ROWS }, (_, index) => index + 2)
const planted = rowNumbers.flatMap((row) => {
  const mistake = mistakeAt(row)
  return mistake ? [[row, mistake[1]]] : []
})
const csv = [
  'name,dialect,externalId,sensors,tags.site',
  ...rowNumbers.map((row) => mistakeAt(row)?.[0] ?? `Device ${row},sensocan,,temp_01 hum_01,North`),
].join('\n')

const dryRun = (text: string) => importDevices(ctx, { tenantId, csv: text, dryRun: true })
const commit = () =>
  withJobRunner(ctx, async () => {
    const { job } = await importDevices(ctx, { tenantId, csv, dryRun: false })
    if (!job) throw new Error('no job')
    return jobEnd(ctx, job.id, ENDS_WITHIN_MS)
  })

/** How many devices there are, what the audit has of them and what brokers were told, and the last change of all. */
async function countAll(): Promise<unknown> {
  const { rows } = await test.services.db.pool.query(
    `SELECT (SELECT count(*)::int FROM devices WHERE tenant_id = $1) AS devices,
            (SELECT count(*)::int FROM audit WHERE tenant_id = $1 AND verb LIKE 'device.%') AS audited,
            (SELECT count(*)::int FROM changes WHERE notice ->> 'subject' = 'device') AS told,
            (SELECT md5(string_agg(d::text, ',' ORDER BY id)) FROM devices d WHERE tenant_id = $1) AS sum`,
    [tenantId],
  )
  return rows[0]
}

it(
  'names the 20, makes the others with audit and notice, hands the 20 back, and a second time changes nothing',
  async () => {
    const answer = await dryRun(csv)
    expect(answer).toMatchObject({ rows: ROWS, creates: GOOD, refused: 20, errorCount: 20, job: null })
    expect(answer.errors.map(({ row, column }) => [row, column])).toEqual(planted)

    const job = await commit()
    expect(job).toMatchObject({ state: 'done', done: GOOD, failed: 20 })
    expect(job.counts).toMatchObject({ created: GOOD, sensors: 2 * GOOD, alreadyThere: 0 })
    const after = await countAll()
    expect(after).toMatchObject({ devices: GOOD + 1, audited: GOOD + 1, told: GOOD + 1 })

    const failed = await textOf(await exportJobFailures(ctx, { id: job.id }))
    const back = failed.trim().split('\r\n')
    expect(back[0]).toBe('name,dialect,externalId,sensors,tags.site,error')
    expect(back).toHaveLength(21)
    expect(failed).toContain('N2,plian,e2,,')
    expect(await dryRun(failed.replaceAll('plian', 'plain'))).toMatchObject({ rows: 20 })

    const again = await commit()
    expect(again).toMatchObject({ state: 'done', done: GOOD, failed: 20 })
    expect(again.counts).toMatchObject({ created: 0, alreadyThere: GOOD })
    expect(await countAll()).toEqual(after)
  },
  2 * ENDS_WITHIN_MS + 60_000,
)
