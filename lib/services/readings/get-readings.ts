import { getReadingsOp } from '@/lib/contract/readings'
import { invalid, notFound } from '@/lib/core/fault'
import { parseIsoMicros } from '@/lib/core/micros'
import { range } from '@/lib/telemetry/range'
import { verb } from '../context'
import { findDevice } from '../devices/device-view'
import { mutable } from './mutable-json'

export const getReadings = verb(getReadingsOp, async (ctx, { id, sensor: sensorId, from, to, points }) => {
  await findDevice(ctx, id, 'read:telemetry')
  const { prisma, pool } = ctx.services.db
  const sensor = await prisma.sensor.findFirst({ where: { id: sensorId, deviceId: id } })
  if (!sensor) throw notFound('sensor')
  const fromMicros = microsOf('from', from)
  const toMicros = microsOf('to', to)
  if (toMicros <= fromMicros) throw invalid('to', 'is not after "from"')
  const answer = await range(pool, { series: Number(sensor.series), from: fromMicros, to: toMicros, points })
  return answer.mode === 'buckets'
    ? { ...answer, sensorId }
    : {
        mode: 'raw' as const,
        sensorId,
        points: answer.points.map(([ms, value]) => tuple(ms, mutable(value))),
      }
})

const tuple = <A, B>(a: A, b: B): [A, B] => [a, b]

function microsOf(path: string, text: string): number {
  const micros = parseIsoMicros(text)
  if (micros === undefined) throw invalid(path, 'is no ISO 8601 time with seconds and a zone')
  return micros
}
