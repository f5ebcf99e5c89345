import type { Ctx } from '../context'
import { DEVICES, type DeviceFilter, devicesMatching } from './device-filter'

export interface FoundDevice {
  readonly id: string
  readonly companyId: string
  readonly tenantId: number
}

/** What one action on many devices is given: those of `ids`, or all that the filter matches; in sight, by name, so many at most. */
export async function findDevices(
  ctx: Ctx,
  wanted: { readonly ids: readonly string[] } | { readonly filter: DeviceFilter },
  rowsMax: number,
): Promise<readonly FoundDevice[]> {
  const values: unknown[] = []
  const value = (one: unknown): string => `$${values.push(one)}`
  const where =
    'ids' in wanted
      ? `${devicesMatching(ctx, {}, value)} AND d.id = ANY (${value(wanted.ids)}::uuid[])`
      : devicesMatching(ctx, wanted.filter, value)
  const { rows } = await ctx.services.db.pool.query<FoundDevice & Record<string, unknown>>(
    `SELECT d.id, d.company_id AS "companyId", d.tenant_id AS "tenantId"
       FROM ${DEVICES} WHERE ${where} ORDER BY d.name, d.id LIMIT ${value(rowsMax)}::int`,
    values,
  )
  return rows
}
