import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportAnswer } from '@/lib/contract/device-import'
import { createDeviceTemplate } from '@/lib/services/device-templates/create-device-template'
import { makeCompany, makeDevice, makeTenant, makeUser } from '@/testing/provision'
import { runJob, textOf } from '@/testing/run-jobs'
import { startTestServices, type TestServices } from '@/testing/services'
import type { Ctx } from '../context'
import { listDevices } from '../devices/list-devices'
import { issueJobCredentials } from '../job-credentials/issue-job-credentials'
import { importDevices } from './import-devices'

let test: TestServices
beforeAll(async () => {
  test = await startTestServices()
})
afterAll(() => test.stop())

async function makePlace() {
  const company = await makeCompany(test.admin)
  const tenant = await makeTenant(test.admin, company.id)
  const user = await makeUser(test.admin, company.id, 'company-admin')
  return { company, tenant, ctx: await test.asUser(user.id) }
}
type Place = Awaited<ReturnType<typeof makePlace>>

const dryRun = ({ ctx, tenant }: Place, csv: string, more: object = {}) =>
  importDevices(ctx, { tenantId: tenant.id, csv, dryRun: true, ...more })

const commit = ({ ctx, tenant }: Place, csv: string, more: object = {}) =>
  runJob(ctx, async () => {
    const { job } = await importDevices(ctx, { tenantId: tenant.id, csv, dryRun: false, ...more })
    if (!job) throw new Error('no job')
    return job
  })

const errorsOf = ({ errors }: ImportAnswer) =>
  errors.map(({ row, column, sentence }) => [row, column, sentence])
const devicesOf = async ({ ctx, tenant }: Place) =>
  (await listDevices(ctx, { tenantId: tenant.id, limit: 200 })).items

it('creates devices with tags, sensors and gateways, and is safe to run again', async () => {
  const place = await makePlace()
  const csv = [
    'name;dialect;externalId;tags.site;sensors;gateways',
    'Door;drogue;door;North;open,count;hub',
    'Hub;drogue;hub;;;',
    'Boiler;sensocan;;South;temp_01 temp_02;',
    'Mixer;plain;;;;',
  ].join('\r\n')
  expect(await dryRun(place, csv)).toMatchObject({
    rows: 4,
    creates: 4,
    alreadyThere: 0,
    refused: 0,
    job: null,
  })
  expect(await devicesOf(place)).toEqual([])
  const job = await commit(place, csv)
  expect(job).toMatchObject({
    state: 'done',
    done: 4,
    failed: 0,
    counts: { created: 4, alreadyThere: 0, sensors: 4, awaitingCredentials: 4 },
    hasCredentials: true,
  })
  const devices = await devicesOf(place)
  expect(devices).toMatchObject([
    { name: 'Boiler', dialect: 'sensocan', tags: { site: 'South' }, sensorCount: 2 },
    { name: 'Door', externalId: 'door', tags: { site: 'North' }, sensorCount: 2, gateways: ['hub'] },
    { name: 'Hub', externalId: 'hub', tags: {}, sensorCount: 0 },
    { name: 'Mixer', externalId: 'mixer' },
  ])
  expect(devices[0]?.externalId).toBe(devices[0]?.id)
  const again = await commit(place, csv)
  expect(again).toMatchObject({ state: 'done', done: 4, failed: 0, counts: { created: 0, alreadyThere: 4 } })
  expect(await devicesOf(place)).toEqual(devices)
  const { rows } = await test.services.db.pool.query(
    "SELECT subject_name FROM audit WHERE tenant_id = $1 AND verb = 'device.create' AND request_id = $2 ORDER BY 1",
    [place.tenant.id, job.id],
  )
  expect(rows.map((row) => row.subject_name)).toEqual(['Boiler', 'Door', 'Hub', 'Mixer'])
})

describe('a dry run', () => {
  it.each([
    ['a name is missing', 'name,dialect\n,plain', 2, 'name', 'no name'],
    ['a name is too long', `name,dialect\n${'x'.repeat(81)},plain`, 2, 'name', '81 characters'],
    ['a dialect is unknown', 'name,dialect\nA,drogu', 2, 'dialect', 'the nearest is "drogue"'],
    ['no dialect is given', 'name,dialect\nA,', 2, 'dialect', 'no dialect'],
    [
      'an external id holds a slash',
      'name,dialect,externalId\nA,plain,a/b',
      2,
      'externalId',
      'one of / + # % $',
    ],
    [
      'an id is reserved in its dialect',
      'name,dialect,externalId\nA,thingscale,json',
      2,
      'externalId',
      'reserved',
    ],
    [
      'an external id stands twice',
      'name,dialect,externalId\nA,plain,a\nB,plain,a',
      3,
      'externalId',
      'row 2 too',
    ],
    ['a name without an id stands twice', 'name,dialect\nA,plain\nA,plain', 3, 'name', 'row 2 too'],
    ['a slug is none', 'name,dialect,sensors\nA,sensocan,temp/1', 2, 'sensors', '"temp/1" is no slug'],
    ['a Capture slug lacks levels', 'name,dialect,sensors\nA,capture,speed', 2, 'sensors', 'three levels'],
    ['two slugs are one sensor', 'name,dialect,sensors\nA,connio,Temp temp', 2, 'sensors', 'same sensor'],
    ['a gateway is unknown', 'name,dialect,gateways\nA,drogue,hbu', 2, 'gateways', 'Drogue device "hbu"'],
    [
      'a gateway is refused itself',
      'name,dialect,externalId,gateways\nA,drogue,a,hub\nHub,drogue,hub,no',
      2,
      'gateways',
      '"hub"',
    ],
    ['a gateway is of another dialect', 'name,dialect,gateways\nA,plain,hub', 2, 'gateways', 'Only Drogue'],
    ['a tag is too long', `name,dialect,tags.a\nA,plain,${'x'.repeat(257)}`, 2, 'tags.a', '257 characters'],
    ['a row has too many cells', 'name,dialect\nA,plain,more', 2, null, '3 cells'],
  ])('names row and column where %s', async (_, csv, row, column, sentence) => {
    const answer = await dryRun(await makePlace(), csv)
    expect(errorsOf(answer)).toContainEqual([row, column, expect.stringContaining(sentence)])
    expect(answer.refused).toBeGreaterThan(0)
  })

  it('says what stands in the way of a row whose device is there otherwise', async () => {
    const place = await makePlace()
    await makeDevice(test.admin, place.tenant.id, 'plain', [], { name: 'Pump', externalId: 'pump' })
    const csv =
      'name,dialect,externalId,tags.site\nMixer,plain,pump,\nPump,drogue,pump,\nPump,plain,pump,North\nPump,plain,,'
    const errors = await Promise.all(
      csv
        .split('\n')
        .slice(1)
        .map(async (row) => errorsOf(await dryRun(place, `${csv.split('\n')[0]}\n${row}`))),
    )
    expect(errors).toEqual([
      [[2, 'externalId', expect.stringContaining('taken in the tenant, by the device "Pump"')]],
      [[2, 'dialect', expect.stringContaining('is of plain')]],
      [[2, 'tags.site', expect.stringContaining('another tag "site"')]],
      [],
    ])
  })

  it('refuses a Capture id that another tenant of the company has', async () => {
    const place = await makePlace()
    const other = await makeTenant(test.admin, place.company.id)
    await makeDevice(test.admin, other.id, 'capture', [], { externalId: 'line' })
    expect(errorsOf(await dryRun(place, 'name,dialect,externalId\nLine,capture,line'))).toEqual([
      [2, 'externalId', expect.stringContaining('Another tenant of the company')],
    ])
  })

  it('tells what its columns are taken for, and takes a mapping instead', async () => {
    const place = await makePlace()
    const csv = '\ufeffDevice,Ort,Name\nPump,"Halle, 2",P1'
    expect((await dryRun(place, csv)).columns).toEqual([
      { header: 'Device', field: null, example: 'Pump' },
      { header: 'Ort', field: null, example: 'Halle, 2' },
      { header: 'Name', field: 'name', example: 'P1' },
    ])
    const mapping = { Device: 'name', Ort: 'tags.site', Name: 'externalId' }
    expect(await dryRun(place, csv, { mapping, dialect: 'plain' })).toMatchObject({ creates: 1, errors: [] })
    await commit(place, csv, { mapping, dialect: 'plain' })
    expect(await devicesOf(place)).toMatchObject([
      { name: 'Pump', externalId: 'P1', tags: { site: 'Halle, 2' } },
    ])
  })

  it.each([
    ['name,dialect\n"A,plain', 'Row 2'],
    ['', 'empty'],
    ['name,name\nA,B', 'Two columns'],
    ['name,Device name\nA,B', 'taken for "name"'],
  ])('refuses %j as a whole', async (csv, sentence) => {
    await expect(dryRun(await makePlace(), csv)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(sentence),
    })
  })
})

it('fills rows in from a template, which each row may add to', async () => {
  const place = await makePlace()
  const template = await createDeviceTemplate(place.ctx, {
    companyId: place.company.id,
    name: 'Station',
    dialect: 'sensocan',
    tags: { site: 'North', model: 'S1' },
    sensors: [{ slug: 'temp_01', unit: '°C' }],
  })
  const csv = 'name,dialect,tags.site,sensors\nOne,,,\nTwo,sensocan,South,hum_01 temp_01\nThree,plain,,'
  const more = { templateId: template.id }
  expect(errorsOf(await dryRun(place, csv, more))).toEqual([
    [4, 'dialect', expect.stringContaining('the template "Station" of sensocan devices')],
  ])
  await commit(place, csv, more)
  expect(await devicesOf(place)).toMatchObject([
    { name: 'One', tags: { site: 'North', model: 'S1' }, sensorCount: 1 },
    { name: 'Two', tags: { site: 'South', model: 'S1' }, sensorCount: 2 },
  ])
})

it('issues credentials after the job, never stores a secret, and replaces what nobody has used', async () => {
  const place = await makePlace()
  const job = await commit(place, 'name,dialect\nA,sensocan\nB,connio\nC,thingscale\n')
  const first = await textOf(await issueJobCredentials(place.ctx, { id: job.id }))
  const lines = first.trim().split('\r\n')
  expect(lines[0]).toBe('deviceId,name,externalId,dialect,kind,username,password')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toMatch(/,A,[^,]+,sensocan,password,dev-\w+,sbx_dev_[\w-]{43}$/)
  const { rows } = await test.services.db.pool.query(
    'SELECT c.name FROM credentials c JOIN devices d ON d.id = c.device_id WHERE d.tenant_id = $1',
    [place.tenant.id],
  )
  expect(rows).toHaveLength(2)
  const used = lines[1]?.split(',')[5]
  await test.services.db.pool.query('UPDATE credentials SET last_used_at = now() WHERE name = $1', [used])
  const second = await textOf(await issueJobCredentials(place.ctx, { id: job.id }))
  expect(second.trim().split('\r\n')).toHaveLength(2)
  expect(second).toMatch(/,B,/)
  const after = await test.services.db.pool.query(
    'SELECT c.name FROM credentials c JOIN devices d ON d.id = c.device_id WHERE d.tenant_id = $1',
    [place.tenant.id],
  )
  expect(after.rows).toHaveLength(2)
  const dump = await test.services.db.pool.query(
    'SELECT j::text AS t FROM jobs j UNION ALL SELECT a::text FROM audit a',
  )
  for (const line of [...lines.slice(1), ...second.trim().split('\r\n').slice(1)]) {
    const secret = line.split(',').at(-1) ?? ''
    expect(dump.rows.some(({ t }) => t.includes(secret))).toBe(false)
  }
})

it('refuses somebody who may not provision the tenant', async () => {
  const place = await makePlace()
  const as = async (role: 'engineer' | 'company-admin', tenantIds?: number[]): Promise<Ctx> =>
    test.asUser((await makeUser(test.admin, place.company.id, role, tenantIds)).id)
  const other = await makeTenant(test.admin, place.company.id)
  await expect(dryRun({ ...place, ctx: await as('engineer') }, 'name\nA')).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(
    dryRun({ ...place, ctx: await as('company-admin', [other.id]) }, 'name\nA'),
  ).rejects.toMatchObject({ code: 'not-found' })
})
