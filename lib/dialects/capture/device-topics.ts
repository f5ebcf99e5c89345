import type { SensorPath } from '@/lib/core/reading'
import type { RegisteredDevice, RegisteredSensor } from '@/lib/core/registry'
import type { DeviceTopic } from '../dialect'
import { exampleValue } from '../example-value'
import { isOneLevel } from '../own-device'
import { commandTopic, fieldTopic, measurementTopic } from './topics'

const FIELDS_SHOWN_MAX = 5
/** A source makes its sensors by publishing, so these work as they are. */
const fresh = { connection: 'Connection', measurement: 'Measurement', key: 'Key', type: 'number' } as const

type Shown = SensorPath & Pick<RegisteredSensor, 'type'>

export function deviceTopics({ externalId, sensors }: RegisteredDevice): readonly DeviceTopic[] {
  const first: Shown = sensors.find(fitsTopic) ?? fresh
  const siblings = sensors.filter((sensor) => isOfMeasurement(sensor, first)).slice(0, FIELDS_SHOWN_MAX)
  const fields = siblings.length > 0 ? siblings : [first]
  return [
    {
      label: 'One field',
      action: 'publish',
      topic: fieldTopic(externalId, first),
      example: JSON.stringify({ Value: exampleValue(first.type) }),
    },
    {
      label: 'Several fields of a measurement',
      action: 'publish',
      topic: measurementTopic(externalId, first),
      example: JSON.stringify({
        Fields: Object.fromEntries(fields.map(({ key, type }) => [key, exampleValue(type)])),
      }),
    },
    {
      label: 'Commands',
      action: 'subscribe',
      topic: commandTopic(externalId),
      example: JSON.stringify({
        Topic: `${first.connection}/${first.measurement}/${first.key}`,
        Mapping: '',
        Data: String(exampleValue(first.type === 'json' ? 'number' : first.type)),
      }),
    },
  ]
}

/** A key that came in by "Fields" may hold what no topic level can. */
const fitsTopic = ({ connection, measurement, key }: SensorPath): boolean =>
  [connection, measurement, key].every(isOneLevel)

const isOfMeasurement = (sensor: SensorPath, other: SensorPath): boolean =>
  sensor.connection === other.connection && sensor.measurement === other.measurement
