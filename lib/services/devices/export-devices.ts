import { exportDevicesOp } from '@/lib/contract/device-bulk'
import { type Ctx, verb } from '../context'
import { csvLine } from '../csv/csv-line'
import { sightOf } from '../sight'
import type { DeviceFilter } from './device-filter'
import type { DevicePlace } from './device-order'
import { type DeviceRow, tagsOf } from './device-view'
import { pageOfDevices } from './page-of-devices'

const PAGE_ROWS = 1_000
/** Beyond these, tags of a fleet are left in the API. */
const TAG_COLUMNS_MAX = 200

/** Sent while it is read, page by page: a device that is renamed meanwhile may stand in it twice, or not at all. */
export const exportDevices = verb(exportDevicesOp, async (ctx, filter) => ({
  fileName: 'devices.csv',
  contentType: 'text/csv; charset=utf-8',
  lines: linesOf(ctx, filter, await tagNames(ctx, filter)),
}))

async function* linesOf(ctx: Ctx, filter: DeviceFilter, tags: readonly string[]): AsyncGenerator<string> {
  yield csvLine([...COLUMNS.map(([name]) => name), ...tags.map((name) => `tags.${name}`)])
  let from: DevicePlace | undefined
  do {
    const { rows, end } = await pageOfDevices(ctx, filter, { sort: 'name', from, limit: PAGE_ROWS })
    yield rows.map((row) => lineOf(row, tags)).join('')
    from = end ?? undefined
  } while (from)
}

function lineOf(row: DeviceRow, names: readonly string[]): string {
  const tags = tagsOf(row.tags)
  return csvLine([
    ...COLUMNS.map(([, cell]) => cell(row)),
    ...names.map((name) => (Object.hasOwn(tags, name) ? (tags[name] ?? '') : '')),
  ])
}

/** The first four are what an import reads. */
const COLUMNS: readonly (readonly [string, (row: DeviceRow) => string])[] = [
  ['name', ({ name }) => name],
  ['dialect', ({ dialect }) => dialect],
  ['externalId', ({ externalId }) => externalId],
  ['gateways', ({ gateways }) => gateways.join(';')],
  ['id', ({ id }) => id],
  ['company', ({ company }) => company.name],
  ['tenantId', ({ tenantId }) => String(tenantId)],
  ['tenant', ({ tenant }) => tenant.name],
  ['status', ({ status }) => status],
  [
    'presence',
    ({ connection }) => (connection ? (connection.isOnline ? 'online' : 'offline') : 'never-seen'),
  ],
  ['lastSeenAt', ({ connection }) => connection?.lastSeenAt?.toISOString() ?? ''],
  ['address', ({ connection }) => connection?.address ?? ''],
  ['createdAt', ({ createdAt }) => createdAt.toISOString()],
]

/** Of the devices of the place, matching or not. */
async function tagNames(ctx: Ctx, { companyId, tenantId }: DeviceFilter): Promise<readonly string[]> {
  const { all, companyIds, tenantIds } = sightOf(ctx.actor)
  const { rows } = await ctx.services.db.pool.query<{ name: string }>(
    `SELECT DISTINCT tag.name FROM devices d, jsonb_object_keys(d.tags) AS tag (name)
      WHERE ($1 OR d.company_id = ANY ($2::uuid[]) OR d.tenant_id = ANY ($3::int[]))
        AND ($4::uuid IS NULL OR d.company_id = $4) AND ($5::int IS NULL OR d.tenant_id = $5)
      ORDER BY 1 LIMIT $6`,
    [all, companyIds, tenantIds, companyId ?? null, tenantId ?? null, TAG_COLUMNS_MAX],
  )
  return rows.map((row) => row.name)
}
