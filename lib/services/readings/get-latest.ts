import { getLatestOp } from '@/lib/contract/readings'
import { formatMicros } from '@/lib/core/micros'
import { latest } from '@/lib/telemetry/latest'
import { verb } from '../context'
import { findDevice } from '../devices/device-view'
import { mutable } from './mutable-json'

export const getLatest = verb(getLatestOp, async (ctx, { id }) => {
  await findDevice(ctx, id, 'read:telemetry')
  const { prisma, pool } = ctx.services.db
  const sensors = await prisma.sensor.findMany({
    where: { deviceId: id },
    orderBy: [{ connection: 'asc' }, { measurement: 'asc' }, { key: 'asc' }],
  })
  const newest = await latest(
    pool,
    sensors.map((sensor) => Number(sensor.series)),
  )
  const items = sensors.flatMap((sensor) => {
    const reading = newest.get(Number(sensor.series))
    if (!reading) return []
    const { slug, connection, measurement, key, unit } = sensor
    return [
      {
        sensorId: sensor.id,
        slug,
        connection,
        measurement,
        key,
        unit,
        value: mutable(reading.value),
        ts: formatMicros(reading.ts),
        receivedAt: formatMicros(reading.receivedAt),
      },
    ]
  })
  return { items, nextCursor: null }
})
