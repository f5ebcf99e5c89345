import { type Device, type DeviceSort, listDevicesOp } from '@/lib/contract/devices'
import { isFault } from '@/lib/core/fault'
import { type Ctx, verb } from '../context'
import { encodeCursor } from '../cursor'
import { countSensors } from './count-sensors'
import { credentialAges } from './credential-ages'
import { type DeviceFilter, devicesMatching } from './device-filter'
import { afterPlace, type DevicePlace, keyOf, orderOf, placeOfCursor, segmentsOf } from './device-order'
import { type DeviceRow, deviceInclude, viewDevice } from './device-view'

interface Placed {
  readonly row: DeviceRow
  readonly place: DevicePlace
}

export const listDevices = verb(listDevicesOp, async (ctx, { limit, cursor, sort = 'name', ...filter }) => {
  const found = await pageOfDevices(ctx, filter, { sort, cursor, take: limit + 1 })
  const kept = found.slice(0, limit)
  const ids = kept.map(({ row }) => row.id)
  const [sensors, issued, rates] = await Promise.all([
    countSensors(ctx.services.db.pool, ids),
    credentialAges(
      ctx,
      kept.map(({ row }) => row),
    ),
    ratesOf(ctx, ids),
  ])
  const last = kept.at(-1)?.place
  return {
    items: kept.map(({ row }) => ({
      ...(viewDevice(row, sensors(row.id)) satisfies Device),
      credentialIssuedAt: issued.get(row.id) ?? null,
      messagesPerSecond: rates[row.id] ?? null,
    })),
    nextCursor: found.length > limit && last ? encodeCursor([sort, last.segment, last.key, last.id]) : null,
  }
})

/** Segment by segment, until there are enough. */
async function pageOfDevices(
  ctx: Ctx,
  filter: DeviceFilter,
  { sort, cursor, take }: { sort: DeviceSort; cursor: string | undefined; take: number },
): Promise<readonly Placed[]> {
  const from = placeOfCursor(cursor, sort)
  const found: Placed[] = []
  for (const [index, segment] of segmentsOf(sort).entries()) {
    if (found.length >= take) break
    if (from && index < from.segment) continue
    const rows = await ctx.services.db.prisma.device.findMany({
      where: {
        AND: [
          devicesMatching(ctx, filter),
          segment.where,
          from?.segment === index ? afterPlace(segment, from) : {},
        ],
      },
      include: deviceInclude,
      orderBy: orderOf(segment),
      take: take - found.length,
    })
    for (const row of rows)
      found.push({ row, place: { segment: index, key: keyOf(segment, row), id: row.id } })
  }
  return found
}

/** None where the broker does not answer: the list does not hang on it. */
async function ratesOf(ctx: Ctx, ids: readonly string[]): Promise<Readonly<Record<string, number>>> {
  try {
    return await ctx.services.broker.deviceRates(ids)
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return {}
    throw error
  }
}
