import type { PoolClient } from 'pg'
import { recordChange } from '@/lib/db/changes'
import { append } from '@/lib/telemetry/append'
import { createSensors, sensorKey } from '@/lib/telemetry/create-sensors'
import type { Ctx } from '../context'
import type { Stamped } from '../messages/stamp'
import { record as recordDeed } from '../record'
import type { Accepted } from './accepted'
import { freeTimes, type UntimedRow } from './free-times'
import { recordRemainder } from './record-remainder'

/** Readings, new sensors, marks, audit and notices of a batch, all or nothing. */
export async function storeAccepted(
  ctx: Ctx,
  client: PoolClient,
  accepted: readonly Accepted[],
  twinSeqs: readonly number[],
): Promise<void> {
  const made = await createSensors(
    client,
    accepted.flatMap(({ newSensors }) => newSensors),
  )
  const rows = await freeTimes(
    client,
    accepted.flatMap((one) => one.readings.map((reading) => rowOf(one, reading, made))),
  )
  await append(client, rows, true)
  await recordRemainder(client, accepted)
  await client.query(
    'UPDATE live_log SET replayed_at = now(), replayed_by = $2::text WHERE seq = ANY ($1::bigint[])',
    [[...accepted.map(({ record }) => record.seq), ...twinSeqs], ctx.actor.name],
  )
  await tell(ctx, client, accepted)
}

function rowOf(
  { device, record }: Accepted,
  reading: Stamped,
  made: ReadonlyMap<string, number>,
): UntimedRow {
  const { ts, receivedAt, value, exact, isAssigned } = reading
  const known = device.sensors.find(
    (sensor) =>
      sensor.connection === reading.connection &&
      sensor.measurement === reading.measurement &&
      sensor.key === reading.key,
  )
  const series = known?.series ?? made.get(sensorKey(reading))
  if (series === undefined) throw new Error(`no series for ${sensorKey(reading)}`)
  const own = Object.entries(reading.tags).filter(([name, tag]) => device.tags[name] !== tag)
  return {
    row: {
      series,
      ts,
      receivedAt,
      value,
      ...(exact === undefined ? {} : { exact }),
      ...(own.length > 0 ? { tags: Object.fromEntries(own) } : {}),
    },
    isAssigned,
    isOfWhole: record.itemIndex === null,
  }
}

/** One audit record a tenant and batch, and a notice for each device whose sensors are new: the notices last. */
async function tell(ctx: Ctx, client: PoolClient, accepted: readonly Accepted[]): Promise<void> {
  for (const tenantId of new Set(accepted.map(({ device }) => device.tenantId))) {
    const ofTenant = accepted.filter(({ device }) => device.tenantId === tenantId)
    const [first] = ofTenant
    const last = ofTenant.at(-1)
    if (!first || !last) continue
    const count = ofTenant.length
    await recordDeed(ctx, client, {
      verb: 'message.replay',
      subject: {
        kind: 'message',
        id: String(first.record.seq),
        name: count === 1 ? 'one message' : `${count} messages`,
      },
      companyId: first.device.companyId,
      tenantId,
      changes: {
        messages: count,
        readings: ofTenant.reduce((sum, { readings }) => sum + readings.length, 0),
        newSensors: ofTenant.reduce((sum, { newSensors }) => sum + newSensors.length, 0),
        from: first.record.at,
        to: last.record.at,
      },
    })
  }
  const learning = accepted.filter(({ newSensors }) => newSensors.length > 0).map(({ device }) => device)
  for (const { id, companyId, tenantId } of new Map(learning.map((device) => [device.id, device])).values()) {
    await recordChange(client, { subject: 'device', id, companyId, tenantId, deviceId: id })
  }
}
