import type { DeviceSort } from '@/lib/contract/devices'
import type { Ctx } from '../context'
import type { DeviceFilter } from './device-filter'
import { type DevicePlace, segmentsOf } from './device-order'
import { type DeviceRow, deviceInclude } from './device-view'
import { segmentQuery } from './segment-query'

export interface PageOfDevices {
  /** One that is deleted while the page is read is left out. */
  readonly rows: readonly DeviceRow[]
  /** Where the page ends; null where it is the last. */
  readonly end: DevicePlace | null
}

export async function pageOfDevices(
  ctx: Ctx,
  filter: DeviceFilter,
  { sort, from, limit }: { sort: DeviceSort; from: DevicePlace | undefined; limit: number },
): Promise<PageOfDevices> {
  const places = await placesAfter(ctx, filter, { sort, from, take: limit + 1 })
  const kept = places.slice(0, limit)
  return {
    rows: await rowsAt(ctx, kept),
    end: places.length > limit ? (kept.at(-1) ?? null) : null,
  }
}

/** Segment by segment, until there are enough. */
async function placesAfter(
  ctx: Ctx,
  filter: DeviceFilter,
  { sort, from, take }: { sort: DeviceSort; from: DevicePlace | undefined; take: number },
): Promise<readonly DevicePlace[]> {
  const places: DevicePlace[] = []
  for (const [index, segment] of segmentsOf(sort).entries()) {
    if (places.length >= take) break
    if (from && index < from.segment) continue
    const after = from?.segment === index ? from : undefined
    const { text, values } = segmentQuery(ctx, filter, segment, { after, take: take - places.length })
    const { rows } = await ctx.services.db.pool.query<{ id: string; key: string | Date }>(text, values)
    for (const { id, key } of rows) {
      places.push({ segment: index, key: typeof key === 'string' ? key : key.toISOString(), id })
    }
  }
  return places
}

async function rowsAt(ctx: Ctx, places: readonly DevicePlace[]): Promise<readonly DeviceRow[]> {
  if (places.length === 0) return []
  const rows = await ctx.services.db.prisma.device.findMany({
    where: { id: { in: places.map(({ id }) => id) } },
    include: deviceInclude,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return places.flatMap(({ id }) => byId.get(id) ?? [])
}
