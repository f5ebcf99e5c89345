import type { Ctx } from '../context'
import type { Sight } from '../sight'
import type { LogQuery } from './log-query'

/** Records of today (UTC) that were counted and not kept, of the devices in sight that the filter names. */
export async function countSuppressed(
  ctx: Ctx,
  { companyId, tenantId, deviceId }: LogQuery,
  sight: Sight,
): Promise<number> {
  const { rows } = await ctx.services.db.pool.query<{ count: string }>(
    `SELECT coalesce(sum(s.count), 0) AS count
       FROM live_log_suppressed s JOIN devices d ON d.id = s.device_id
      WHERE s.day = (now() AT TIME ZONE 'UTC')::date
        AND ($1 OR d.company_id = ANY ($2::uuid[]) OR d.tenant_id = ANY ($3::int[]))
        AND ($4::uuid IS NULL OR d.company_id = $4) AND ($5::int IS NULL OR d.tenant_id = $5)
        AND ($6::uuid IS NULL OR d.id = $6)`,
    [sight.all, sight.companyIds, sight.tenantIds, companyId ?? null, tenantId ?? null, deviceId ?? null],
  )
  return Number(rows[0]?.count ?? 0)
}
