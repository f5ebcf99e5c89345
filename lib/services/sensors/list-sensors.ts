import { listSensorsOp } from '@/lib/contract/sensors'
import { verb } from '../context'
import { findDevice } from '../devices/device-view'
import { viewSensor } from './sensor-view'

export const listSensors = verb(listSensorsOp, async (ctx, { id }) => {
  await findDevice(ctx, id)
  const rows = await ctx.services.db.prisma.sensor.findMany({
    where: { deviceId: id },
    orderBy: [{ connection: 'asc' }, { measurement: 'asc' }, { key: 'asc' }],
  })
  return { items: rows.map(viewSensor), nextCursor: null }
})
