/** One batch into one transaction: sensors that are new, readings, Live Log records, commands. */
import type { PoolClient } from 'pg'
import { writeRetained } from '@/broker/durable/retained-rows'
import { insertEntries, insertReceived } from '@/broker/durable/write-entries'
import { insertRecords } from '@/broker/live/insert-records'
import { deleteWills } from '@/broker/wills/will-rows'
import type { LogRecord } from '@/lib/contract/logs'
import { pathKey } from '@/lib/core/reading'
import { isRejection } from '@/lib/core/rejection'
import { queueCommandFromMqtt } from '@/lib/services/commands/queue-command-from-mqtt'
import { append } from '@/lib/telemetry/append'
import { createSensors, sensorKey } from '@/lib/telemetry/create-sensors'
import type { ReadingRow } from '@/lib/telemetry/reading-row'
import type { Committed, IngestItem, Left, PendingReading } from './item'

export async function commitBatch(client: PoolClient, items: readonly IngestItem[]): Promise<Committed[]> {
  const readings = items.flatMap((item) => item.readings)
  const records = items.flatMap((item) => item.records)
  const unknown = readings.filter(({ entry, reading }) => entry.seriesOf(reading) === undefined)
  const isPlain = items.every((item) => item.commands.length === 0 && item.suppressed === undefined)
  const left = items.flatMap((item) => item.left ?? [])
  const isAlone = records.length === 0 && unknown.length === 0 && isPlain
  if (isAlone && readings.length === 0 && left.every(isOnlyQueued)) {
    await insertEntries(
      client,
      left.flatMap(({ queued }) => queued),
    )
    return items.map(() => ({ laterRecords: [] }))
  }
  if (isAlone && left.length === 0) {
    // COPY alone is a transaction of its own: one round trip to the disk.
    await append(
      client,
      readings.map((pending) => rowOf(pending)),
      false,
    )
    return items.map(() => ({ laterRecords: [] }))
  }
  await client.query('BEGIN')
  try {
    const made = await createSensors(
      client,
      unknown.map(({ reading }) => reading),
    )
    await append(
      client,
      readings.map((pending) => rowOf(pending, made)),
      true,
    )
    const committed: Committed[] = []
    for (const item of items) committed.push({ laterRecords: await queueCommands(client, item) })
    await insertRecords(client, [...records, ...committed.flatMap(({ laterRecords }) => laterRecords)])
    await countSuppressed(client, items)
    await writeLeft(client, left)
    await client.query('COMMIT')
    learnSensors(unknown, made)
    return committed
  } catch (error) {
    // Where the connection is gone there is nothing left to roll back.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

const isOnlyQueued = ({ retained, received, will }: Left): boolean =>
  !retained && !received && will === undefined

async function writeLeft(client: PoolClient, left: readonly Left[]): Promise<void> {
  await insertEntries(
    client,
    left.flatMap(({ queued }) => queued),
  )
  await insertReceived(
    client,
    left.flatMap(({ received }) => received ?? []),
  )
  await writeRetained(
    client,
    left.flatMap(({ retained }) => retained ?? []),
  )
  await deleteWills(
    client,
    left.flatMap(({ will }) => will ?? []),
  )
}

function rowOf({ entry, reading, ownTags }: PendingReading, made?: ReadonlyMap<string, number>): ReadingRow {
  const series = entry.seriesOf(reading) ?? made?.get(sensorKey(reading))
  if (series === undefined) throw new Error(`no series for ${pathKey(reading)}`)
  return {
    series,
    ts: reading.ts,
    receivedAt: reading.receivedAt,
    value: reading.value,
    ...(reading.exact === undefined ? {} : { exact: reading.exact }),
    ...(ownTags === undefined ? {} : { tags: ownTags }),
  }
}

function learnSensors(pending: readonly PendingReading[], made: ReadonlyMap<string, number>): void {
  for (const { entry, reading } of pending) {
    const series = made.get(sensorKey(reading))
    if (series !== undefined) entry.learn(reading, series)
  }
}

async function queueCommands(client: PoolClient, item: IngestItem): Promise<LogRecord[]> {
  const refused: LogRecord[] = []
  for (const { id, actor, request, qos, refuse } of item.commands) {
    const result = await queueCommandFromMqtt(client, { id, actor, request, qos })
    if (isRejection(result)) refused.push(refuse(result))
  }
  return refused
}

async function countSuppressed(client: PoolClient, items: readonly IngestItem[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const { suppressed } of items) {
    if (suppressed) counts.set(suppressed.deviceId, (counts.get(suppressed.deviceId) ?? 0) + suppressed.count)
  }
  if (counts.size === 0) return
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  await client.query(
    `INSERT INTO live_log_suppressed (device_id, day, count)
     SELECT device_id, (now() AT TIME ZONE 'UTC')::date, count FROM unnest($1::uuid[], $2::bigint[]) AS t (device_id, count)
     ON CONFLICT (device_id, day) DO UPDATE SET count = live_log_suppressed.count + excluded.count`,
    [sorted.map(([deviceId]) => deviceId), sorted.map(([, count]) => count)],
  )
}
