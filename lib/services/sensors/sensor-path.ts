import type { DialectId } from '@/lib/core/dialect-id'
import { invalid } from '@/lib/core/fault'
import type { SensorPath } from '@/lib/core/reading'

/** Where a sensor of this slug stands in the canonical path (DIALECTS, how readings cross). */
export function sensorPathOf(dialect: DialectId, slug: string): SensorPath {
  switch (dialect) {
    case 'sensocan':
      return { connection: 'sensocan', measurement: slug, key: 'value' }
    case 'capture':
      return capturePath(slug)
    case 'connio':
      // Names of properties are lower case in topics.
      return { connection: 'connio', measurement: 'properties', key: slug.toLowerCase() }
    case 'drogue':
    case 'plain':
      return { connection: dialect, ...memberPath(slug, { measurement: slug, key: 'value' }) }
    case 'thingscale':
      return { connection: dialect, ...memberPath(slug, { measurement: 'default', key: slug }) }
  }
}

/** `channel.member`, or `otherwise`; without this, these sensors too are made by their first reading. */
function memberPath(slug: string, otherwise: Omit<SensorPath, 'connection'>): Omit<SensorPath, 'connection'> {
  const [measurement, key, ...more] = slug.split('.')
  return measurement && key && more.length === 0 ? { measurement, key } : otherwise
}

/** A Capture source's sensors make themselves with their first reading; one made before names all three levels. */
function capturePath(slug: string): SensorPath {
  const [connection, measurement, key, ...more] = slug.split('.')
  if (!connection || !measurement || !key || more.length > 0) {
    throw invalid(
      'slug',
      'of a Capture source names all three levels, as Connection.Measurement.Key; without this, its sensors are made by their first reading',
    )
  }
  return { connection, measurement, key }
}
