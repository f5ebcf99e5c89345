import { type actOnDevicesOp, BULK_DEVICES_MAX } from '@/lib/contract/device-bulk'
import type { InputOf } from '@/lib/contract/operation'
import { demand } from '@/lib/core/actor'
import { conflict, Fault, invalid, notFound } from '@/lib/core/fault'
import type { Ctx } from '../context'
import type { DeviceFilter } from '../devices/device-filter'
import { findDevices } from '../devices/find-devices'
import { seesCompany } from '../sight'
import { findTenant } from '../tenants/tenant-view'

export interface BulkDevices {
  readonly ids: readonly string[]
  readonly companyId: string
  /** Null where they are of several tenants. */
  readonly tenantId: number | null
}

/** Refused whole where one is out of sight, or not the caller's to change. */
export async function findBulkDevices(ctx: Ctx, input: InputOf<typeof actOnDevicesOp>): Promise<BulkDevices> {
  const { deviceIds, filter, expectedCount } = input
  if ((deviceIds === undefined) === (filter === undefined)) {
    throw invalid('deviceIds', 'Give either deviceIds or filter.')
  }
  const wanted = deviceIds && [...new Set(deviceIds)]
  if (filter) await demandPlaces(ctx, filter)
  const rows = await findDevices(
    ctx,
    wanted ? { ids: wanted } : { filter: filter ?? {} },
    BULK_DEVICES_MAX + 1,
  )
  if (wanted && rows.length < wanted.length) throw notFound('device')
  const [first] = rows
  if (!first) throw invalid('filter', 'No device matches.')
  if (rows.length > BULK_DEVICES_MAX) {
    throw new Fault('too-large', `More than ${BULK_DEVICES_MAX} devices match: narrow the filter.`)
  }
  const tenants = new Map(rows.map((row) => [row.tenantId, row]))
  for (const place of tenants.values()) demand(ctx.actor, 'provision', place, 'device')
  if (rows.some(({ companyId }) => companyId !== first.companyId)) {
    throw invalid(
      'filter',
      'The devices are of more than one company, and a job is of one: choose a company first.',
    )
  }
  if (expectedCount !== undefined && expectedCount !== rows.length) {
    throw conflict(`${rows.length} devices match now, and not ${expectedCount}: look at the list again.`)
  }
  return {
    ids: rows.map(({ id }) => id),
    companyId: first.companyId,
    tenantId: tenants.size === 1 ? first.tenantId : null,
  }
}

async function demandPlaces(ctx: Ctx, { companyId, tenantId }: DeviceFilter): Promise<void> {
  if (tenantId !== undefined) await findTenant(ctx, tenantId, 'provision')
  if (companyId !== undefined && !seesCompany(ctx.actor, companyId)) throw notFound('company')
}
