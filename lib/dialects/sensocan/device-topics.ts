import type { RegisteredDevice, RegisteredSensor } from '@/lib/core/registry'
import type { DeviceTopic } from '../dialect'
import { exampleValue } from '../example-value'
import { batteryPath } from './battery'
import { batchTopic, bulkTopic, commandTopic, singleTopic } from './topics'

const SENSORS_SHOWN_MAX = 5
/** Stands where the device has no sensor to name yet. */
const PLACEHOLDER = '{sensor slug}'

export function deviceTopics(device: RegisteredDevice): readonly DeviceTopic[] {
  const sensors = device.sensors.filter((sensor) => !isBattery(sensor)).slice(0, SENSORS_SHOWN_MAX)
  const singles = sensors.length > 0 ? sensors.map((sensor) => single(device, sensor)) : [single(device)]
  return [...singles, batch(device, sensors), bulk(device, sensors[0]), ...commands(device)]
}

const isBattery = ({ connection, measurement }: RegisteredSensor): boolean =>
  connection === batteryPath.connection && measurement === batteryPath.measurement

const nameOf = (sensor: RegisteredSensor | undefined): string => sensor?.slug ?? sensor?.id ?? PLACEHOLDER

const exampleOf = (sensor: RegisteredSensor | undefined) => exampleValue(sensor?.type ?? 'number')

const single = (device: RegisteredDevice, sensor?: RegisteredSensor): DeviceTopic => ({
  label: sensor ? `One reading of ${nameOf(sensor)}` : 'One reading',
  action: 'publish',
  topic: singleTopic(device, nameOf(sensor)),
  example: JSON.stringify({ value: exampleOf(sensor) }),
})

function batch(device: RegisteredDevice, sensors: readonly RegisteredSensor[]): DeviceTopic {
  const items = sensors.length > 0 ? sensors : [undefined]
  return {
    label: 'Several sensors at once',
    action: 'publish',
    topic: batchTopic(device),
    example: JSON.stringify({
      data: items.map((sensor) => ({ sensor_slug: nameOf(sensor), value: exampleOf(sensor) })),
      battery_voltage: 3.7,
    }),
  }
}

const bulk = (device: RegisteredDevice, sensor: RegisteredSensor | undefined): DeviceTopic => ({
  label: `History of ${sensor ? nameOf(sensor) : 'one sensor'}`,
  action: 'publish',
  topic: bulkTopic(device, sensor?.id ?? '{sensor UUID}'),
  example: JSON.stringify([
    { value: exampleOf(sensor), timestamp: '2024-11-08T10:00:00Z' },
    { value: exampleOf(sensor), timestamp: '2024-11-08T10:15:00Z' },
  ]),
})

const commands = (device: RegisteredDevice): readonly DeviceTopic[] =>
  device.settings.sensocanCommands
    ? [
        {
          label: 'Commands',
          action: 'subscribe',
          topic: commandTopic(device, '#'),
          example: JSON.stringify({ on: true }),
        },
      ]
    : []
