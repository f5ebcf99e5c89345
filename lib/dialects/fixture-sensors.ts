/** Sensors of the devices in the fixtures. */
import type { RegisteredSensor } from '@/lib/core/registry'

export const sensor = (
  series: number,
  id: string,
  slug: string,
  type: RegisteredSensor['type'],
  aliases: readonly string[] = [],
): RegisteredSensor => ({
  id,
  series,
  slug,
  aliases,
  type,
  connection: 'sensocan',
  measurement: slug,
  key: 'value',
})

/** Of a Connio device. */
export const property = (series: number, slug: string, type: RegisteredSensor['type']): RegisteredSensor => ({
  ...sensor(series, `c0000000-0000-4000-8000-0000000000${series}`, slug, type),
  connection: 'connio',
  measurement: 'properties',
  key: slug,
})
