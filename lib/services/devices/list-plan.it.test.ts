/** How PostgreSQL reads the list of a fleet of 10,000: by an index in each order, at its first page and deep in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviceSorts } from '@/lib/contract/devices'
import { makeCompany, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import type { Ctx } from '../context'
import type { DeviceFilter } from './device-filter'
import { type DevicePlace, type Segment, segmentsOf } from './device-order'
import { listDevices } from './list-devices'
import { pageOfDevices } from './page-of-devices'
import { segmentQuery } from './segment-query'

const DEVICES_OF_TENANT = 10_000
/** A page of the API, as long as nobody asks for another, and one more. */
const ROWS = 51

let world: TestServices
let company: { readonly id: string }
let tenant: { readonly id: number }
/** Of the company alone. */
let ctx: Ctx
beforeAll(async () => {
  world = await startTestServices()
  company = await makeCompany(world.admin)
  tenant = await makeTenant(world.admin, company.id)
  await fill(company.id, tenant.id)
  const other = await makeCompany(world.admin)
  await fill(other.id, (await makeTenant(world.admin, other.id)).id)
  await world.services.db.pool.query('ANALYZE devices; ANALYZE device_status')
  ctx = await world.asUser((await makeUser(world.admin, company.id, 'company-admin')).id)
})
afterAll(() => world.stop())

/** Of six: two are online, one offline, one never connected, one disabled, one suspended. */
async function fill(companyId: string, tenantId: number): Promise<void> {
  const { pool } = world.services.db
  await pool.query(
    `INSERT INTO devices (id, company_id, tenant_id, name, external_id, dialect, status, created_at)
     SELECT gen_random_uuid(), $1, $2, 'Pump ' || md5(n::text), 'pump-' || n, 'plain',
            (ARRAY['enabled', 'enabled', 'enabled', 'enabled', 'disabled', 'suspended'])[n % 6 + 1],
            timestamptz '2026-01-01' + n * interval '1 minute'
       FROM generate_series(1, $3) AS n`,
    [companyId, tenantId, DEVICES_OF_TENANT],
  )
  await pool.query(
    `INSERT INTO device_status (device_id, is_online, last_seen_at)
     SELECT id, n % 6 < 2, timestamptz '2026-02-01' + n * interval '1 second'
       FROM (SELECT id, split_part(external_id, '-', 2)::int AS n FROM devices WHERE tenant_id = $1) AS d
      WHERE n % 6 <> 3`,
    [tenantId],
  )
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly Plans?: readonly PlanNode[]
}

async function planOf(
  who: Ctx,
  filter: DeviceFilter,
  segment: Segment,
  after?: DevicePlace,
): Promise<readonly PlanNode[]> {
  const { text, values } = segmentQuery(who, filter, segment, { after, take: ROWS })
  const { rows } = await world.services.db.pool.query(`EXPLAIN (FORMAT JSON) ${text}`, values)
  return nodesOf(rows[0]['QUERY PLAN'][0].Plan)
}

const nodesOf = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]
const indexesOf = (nodes: readonly PlanNode[]) => nodes.flatMap((node) => node['Index Name'] ?? [])

const places = [
  ['all places', () => world.admin, () => ({})],
  ['the company that one sees', () => ctx, () => ({})],
  ['a company', () => world.admin, () => ({ companyId: company.id })],
  ['a tenant', () => ctx, () => ({ tenantId: tenant.id })],
] as const

describe.each(places)('the list of %s', (_, who, filterOf) => {
  it.each(deviceSorts)(
    'sorted by %s is read from an index, its first page and one deep in it',
    async (sort) => {
      const filter: DeviceFilter = filterOf()
      for (const [index, segment] of segmentsOf(sort).entries()) {
        const after = await middleOf(who(), filter, index, segment)
        for (const plan of [
          await planOf(who(), filter, segment),
          await planOf(who(), filter, segment, after),
        ]) {
          expect(JSON.stringify(plan)).not.toContain('Sort')
          expect(indexesOf(plan).length).toBeGreaterThan(0)
        }
      }
    },
  )
})

/** A place in the middle of the segment. */
async function middleOf(
  who: Ctx,
  filter: DeviceFilter,
  index: number,
  segment: Segment,
): Promise<DevicePlace> {
  const { text, values } = segmentQuery(who, filter, segment, { after: undefined, take: 1_000 })
  const { rows } = await world.services.db.pool.query<{ id: string; key: string | Date }>(text, values)
  const last = rows.at(-1)
  if (!last) throw new Error('the segment is empty')
  return {
    segment: index,
    key: typeof last.key === 'string' ? last.key : last.key.toISOString(),
    id: last.id,
  }
}

it.each([
  ['part of a name', { q: 'c4ca4238a0b9' }],
  ['part of an external id', { q: 'ump-4711' }],
])('a search by %s reads the trigrams, and no row that is not like it', async (_, filter) => {
  const [segment] = segmentsOf('name')
  if (!segment) throw new Error('no segment')
  const plan = await planOf(ctx, filter, segment)
  expect(indexesOf(plan)).toEqual(
    expect.arrayContaining(['devices_name_trgm_idx', 'devices_external_id_trgm_idx']),
  )
  expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan')
})

it('finds text as it stands, whatever LIKE makes of it', async () => {
  const find = async (q: string) => (await listDevices(ctx, { limit: 5, q })).items.length
  expect([await find('PUMP-4711'), await find('pump_4711'), await find('pump%4711')]).toEqual([1, 0, 0])
})

it.each(deviceSorts)('page by page, sorted by %s, gives each device once', async (sort) => {
  const ids: string[] = []
  let from: DevicePlace | undefined
  do {
    const { rows, end } = await pageOfDevices(ctx, {}, { sort, from, limit: 997 })
    ids.push(...rows.map(({ id }) => id))
    from = end ?? undefined
  } while (from)
  expect(ids).toHaveLength(DEVICES_OF_TENANT)
  expect(new Set(ids).size).toBe(DEVICES_OF_TENANT)
})
