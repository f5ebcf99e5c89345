import type { RegisteredDevice, RegisteredSensor } from '@/lib/core/registry'

/** By slug, alias or UUID, in that order. Slugs and aliases match with case, UUIDs without. */
export function findSensor(device: RegisteredDevice, identifier: string): RegisteredSensor | undefined {
  const id = identifier.toLowerCase()
  return (
    device.sensors.find((sensor) => sensor.slug === identifier) ??
    device.sensors.find((sensor) => sensor.aliases.includes(identifier)) ??
    device.sensors.find((sensor) => sensor.id === id)
  )
}

/** The same for many identifiers, of which each costs one look-up. */
export function sensorFinder(device: RegisteredDevice): (identifier: string) => RegisteredSensor | undefined {
  const byName = new Map<string, RegisteredSensor>()
  const byId = new Map(device.sensors.map((sensor) => [sensor.id, sensor]))
  for (const sensor of device.sensors) {
    for (const alias of sensor.aliases) if (!byName.has(alias)) byName.set(alias, sensor)
  }
  for (const sensor of device.sensors) if (sensor.slug !== null) byName.set(sensor.slug, sensor)
  return (identifier) => byName.get(identifier) ?? byId.get(identifier.toLowerCase())
}
