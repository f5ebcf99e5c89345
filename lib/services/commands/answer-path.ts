import type { Command } from '@/lib/core/command'
import type { SensorPath } from '@/lib/core/reading'
import type { RegisteredDevice } from '@/lib/core/registry'

/**
 * Where a reading stands that answers this command: the variable that it writes. Undefined where a dialect's commands
 * name none (Drogue, ThingScale, plain): what a device says after those may be anything.
 */
export function answerPathOf(
  { dialect, sensors }: Pick<RegisteredDevice, 'dialect' | 'sensors'>,
  { name }: Pick<Command, 'name'>,
): SensorPath | undefined {
  switch (dialect) {
    case 'capture': {
      const [connection, measurement, key, ...more] = name.split('/')
      return connection && measurement && key && more.length === 0
        ? { connection, measurement, key }
        : undefined
    }
    case 'connio':
      return {
        connection: 'connio',
        measurement: 'properties',
        key: name.slice(name.lastIndexOf('/') + 1).toLowerCase(),
      }
    case 'sensocan':
      return sensors.find(({ slug, aliases }) => slug === name || aliases.includes(name))
    case 'drogue':
    case 'thingscale':
    case 'plain':
      return undefined
  }
}
