import type { TemplateSensor } from '@/lib/contract/device-templates'
import type { DialectId } from '@/lib/core/dialect-id'
import { Fault, invalid, isFault } from '@/lib/core/fault'
import type { JsonObject } from '@/lib/core/json'
import { pathKey, type SensorPath } from '@/lib/core/reading'
import { sensorPathOf } from '../sensors/sensor-path'

export interface PlacedSensor extends TemplateSensor {
  readonly path: SensorPath
}

/** Sensors where they stand in the dialect; refuses a slug that has no place, and two that have the same. */
export function placeSensors(dialect: DialectId, sensors: readonly TemplateSensor[]): PlacedSensor[] {
  const taken = new Map<string, string>()
  return sensors.map((sensor) => {
    const path = pathOf(dialect, sensor.slug)
    const key = pathKey(path)
    const other = taken.get(key)
    if (other !== undefined) {
      throw invalid('sensors', `"${other}" and "${sensor.slug}" are the same sensor of a ${dialect} device.`)
    }
    taken.set(key, sensor.slug)
    return { ...sensor, path }
  })
}

/** As the row and the audit keep it. */
export const sensorJson = ({ slug, name, unit, type }: TemplateSensor): JsonObject => ({
  slug,
  ...(name === undefined ? {} : { name }),
  ...(unit === undefined ? {} : { unit }),
  ...(type === undefined ? {} : { type }),
})

function pathOf(dialect: DialectId, slug: string): SensorPath {
  try {
    return sensorPathOf(dialect, slug)
  } catch (error) {
    if (!isFault(error)) throw error
    throw new Fault('invalid', `The slug "${slug}" ${error.message}.`, {
      issues: [{ path: 'sensors', message: `The slug "${slug}" ${error.message}.` }],
    })
  }
}
