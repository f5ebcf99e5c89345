import { type Device, listDevicesOp } from '@/lib/contract/devices'
import { isFault } from '@/lib/core/fault'
import { type Ctx, verb } from '../context'
import { encodeCursor } from '../cursor'
import { countSensors } from './count-sensors'
import { credentialAges } from './credential-ages'
import { placeOfCursor } from './device-order'
import { viewDevice } from './device-view'
import { pageOfDevices } from './page-of-devices'

export const listDevices = verb(listDevicesOp, async (ctx, { limit, cursor, sort = 'name', ...filter }) => {
  const from = placeOfCursor(cursor, sort)
  const { rows, end } = await pageOfDevices(ctx, filter, { sort, from, limit })
  const ids = rows.map(({ id }) => id)
  const [sensors, issued, rates] = await Promise.all([
    countSensors(ctx.services.db.pool, ids),
    credentialAges(ctx, rows),
    ratesOf(ctx, ids),
  ])
  return {
    items: rows.map((row) => ({
      ...(viewDevice(row, sensors(row.id)) satisfies Device),
      credentialIssuedAt: issued.get(row.id) ?? null,
      messagesPerSecond: rates[row.id] ?? null,
    })),
    nextCursor: end && encodeCursor([sort, end.segment, end.key, end.id]),
  }
})

/** None where the broker does not answer: the list does not hang on it. */
async function ratesOf(ctx: Ctx, ids: readonly string[]): Promise<Readonly<Record<string, number>>> {
  try {
    return await ctx.services.broker.deviceRates(ids)
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return {}
    throw error
  }
}
