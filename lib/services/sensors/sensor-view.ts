import type { Sensor } from '@/lib/contract/sensors'
import { sensorTypes } from '@/lib/core/registry'
import type { Sensor as SensorRow } from '@/lib/db/generated/client'

export const viewSensor = (row: SensorRow): Sensor => ({
  id: row.id,
  deviceId: row.deviceId,
  slug: row.slug,
  aliases: row.aliases,
  name: row.name,
  connection: row.connection,
  measurement: row.measurement,
  key: row.key,
  unit: row.unit,
  type: sensorTypes.find((type) => type === row.type) ?? 'json',
  createdAt: row.createdAt.toISOString(),
})
