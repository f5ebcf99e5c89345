/** Sensors as they are first seen. */
import { randomUUID } from 'node:crypto'
import { pathKey, type ReadingValue, type SensorPath } from '@/lib/core/reading'
import type { SensorType } from '@/lib/core/registry'
import type { Sql } from '@/lib/db/sql'

export interface FirstSeen extends SensorPath {
  readonly deviceId: string
  /** Its kind is the sensor's type. */
  readonly value: ReadingValue
}

/** A sensor as one key of a map over devices. */
export const sensorKey = ({ deviceId, ...path }: SensorPath & { readonly deviceId: string }): string =>
  `${deviceId}\n${pathKey(path)}`

interface SensorRow {
  readonly device_id: string
  readonly connection: string
  readonly measurement: string
  readonly key: string
  readonly series: string
}

/**
 * Makes them in one statement of the caller's transaction, and answers their series by `sensorKey`; one that another
 * transaction made meanwhile is found.
 */
export async function createSensors(sql: Sql, firsts: readonly FirstSeen[]): Promise<Map<string, number>> {
  if (firsts.length === 0) return new Map()
  // In one order everywhere, so that two lanes never wait for each other.
  const wanted = [...new Map(firsts.map((first) => [sensorKey(first), first]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, first]) => first)
  const { rows } = await sql.query<SensorRow & Record<string, unknown>>(
    `INSERT INTO sensors (id, device_id, connection, measurement, key, type)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
     ON CONFLICT (device_id, connection, measurement, key) DO UPDATE SET device_id = excluded.device_id
     RETURNING device_id, connection, measurement, key, series`,
    [
      wanted.map(() => randomUUID()),
      wanted.map(({ deviceId }) => deviceId),
      wanted.map(({ connection }) => connection),
      wanted.map(({ measurement }) => measurement),
      wanted.map(({ key }) => key),
      wanted.map(({ value }) => typeOf(value)),
    ],
  )
  return new Map(rows.map((row) => [sensorKey({ ...row, deviceId: row.device_id }), Number(row.series)]))
}

function typeOf(value: ReadingValue): SensorType {
  const type = typeof value
  return type === 'number' || type === 'boolean' || type === 'string' ? type : 'json'
}
