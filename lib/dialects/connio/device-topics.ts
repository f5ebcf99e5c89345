import type { RegisteredDevice, RegisteredSensor } from '@/lib/core/registry'
import type { DeviceTopic } from '../dialect'
import { exampleValue } from '../example-value'
import { isOneLevel } from '../own-device'
import { isProperty } from './is-property'
import { feedTopic, inboxFilter, propertyTopic } from './topics'

const PROPERTIES_SHOWN_MAX = 5
const AT = '2017-05-01T14:00:57.467Z'

type Shown = Pick<RegisteredSensor, 'key' | 'type'>

export function deviceTopics(device: RegisteredDevice): readonly DeviceTopic[] {
  const known = device.sensors.filter(fitsTopic).slice(0, PROPERTIES_SHOWN_MAX)
  const shown: readonly Shown[] = known.length > 0 ? known : [{ key: fresh(device), type: 'number' }]
  return [
    ...shown.map(({ key, type }) => one(device, key, type)),
    {
      label: 'Several properties at once',
      action: 'publish',
      topic: feedTopic(device),
      example: JSON.stringify({
        dps: shown.map(({ key, type }) => ({ t: AT, v: exampleValue(type), prop: key })),
      }),
    },
    {
      label: 'Properties written to the device',
      action: 'subscribe',
      topic: inboxFilter(device),
      example: JSON.stringify(exampleValue(shown[0]?.type ?? 'number')),
    },
  ]
}

/** Where sensors make themselves a name works as it is; elsewhere there is none to name yet. */
const fresh = ({ settings }: RegisteredDevice): string =>
  settings.createSensors ? 'temperature' : '{property}'

const one = (device: RegisteredDevice, property: string, type: RegisteredSensor['type']): DeviceTopic => ({
  label: `The property ${property}`,
  action: 'publish',
  topic: propertyTopic(device, property),
  example: JSON.stringify(exampleValue(type)),
})

/** A name that came in by a feed may hold what no topic level can. */
const fitsTopic = (sensor: RegisteredSensor): boolean => isProperty(sensor) && isOneLevel(sensor.key)
