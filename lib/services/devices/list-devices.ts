import { listDevicesOp } from '@/lib/contract/devices'
import { verb } from '../context'
import { afterName, pageOf } from '../cursor'
import { countSensors } from './count-sensors'
import { devicesMatching } from './device-filter'
import { deviceInclude, viewDevice } from './device-view'

export const listDevices = verb(listDevicesOp, async (ctx, { limit, cursor, ...filter }) => {
  const rows = await ctx.services.db.prisma.device.findMany({
    where: { AND: [devicesMatching(ctx, filter), afterName(cursor)] },
    include: deviceInclude,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  const sensors = await countSensors(
    ctx.services.db.pool,
    rows.map((row) => row.id),
  )
  return pageOf(
    rows,
    limit,
    (row) => viewDevice(row, sensors(row.id)),
    (row) => [row.name, row.id],
  )
})
