/** Which sensor a property is, and what it may hold. */
import type { JsonValue } from '@/lib/core/json'
import type { SensorPath } from '@/lib/core/reading'
import type { RegisteredDevice, RegisteredSensor, SensorType } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { pathNameFlaw } from '../path-name'
import { readingValue, typedValue, type Value } from '../reading-value'
import { isProperty } from './is-property'
import { unknownProperty } from './unknown-property'

export interface Property {
  readonly path: SensorPath
  /** Absent where the reading is to make the sensor. */
  readonly type?: SensorType
  readonly sensorId?: string
}

/** By its name in lower case, or an alias in any. */
export function findProperty(device: RegisteredDevice, name: string): RegisteredSensor | undefined {
  return (
    device.sensors.find((sensor) => isProperty(sensor) && sensor.key === name) ??
    device.sensors.find(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === name))
  )
}

/** The same for many names, of which each costs one look-up. */
export function propertyFinder(device: RegisteredDevice): (name: string) => RegisteredSensor | undefined {
  const byName = new Map<string, RegisteredSensor>()
  for (const sensor of device.sensors) {
    for (const alias of sensor.aliases) {
      const name = alias.toLowerCase()
      if (!byName.has(name)) byName.set(name, sensor)
    }
  }
  for (const sensor of device.sensors) if (isProperty(sensor)) byName.set(sensor.key, sensor)
  return (name) => byName.get(name)
}

/** `found` is what the finder said; `withNearest` as `unknownProperty` has it. */
export function propertyOf(
  device: RegisteredDevice,
  name: string,
  found: RegisteredSensor | undefined,
  withNearest = true,
): Property | Rejection {
  if (found) {
    const { connection, measurement, key, type, id } = found
    return { path: { connection, measurement, key }, type, sensorId: id }
  }
  const flaw = pathNameFlaw(name, 'property')
  if (flaw) return flaw
  if (!device.settings.createSensors) return unknownProperty(device, name, withNearest)
  return { path: { connection: 'connio', measurement: 'properties', key: name } }
}

/** `field` is the value's name for people, `exact` its text where a double cannot hold it. */
export function propertyValue(
  { type, sensorId }: Property,
  json: JsonValue,
  exact: string | undefined,
  field: string,
): Value | Rejection {
  return type === undefined
    ? readingValue(json, exact, field)
    : typedValue(json, exact, field, type, sensorId)
}
