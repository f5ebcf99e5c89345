import type { RegisteredDevice } from '@/lib/core/registry'
import type { DeviceTopic } from '../dialect'
import { exampleValue } from '../example-value'
import { isOneLevel } from '../own-device'
import { commandTopic } from './topics'

const TOPICS_SHOWN_MAX = 5

/** Any topic will do: those that the device has used, or one to begin with; and where its commands arrive. */
export function deviceTopics(device: RegisteredDevice): readonly DeviceTopic[] {
  const used = new Set(
    device.sensors.filter(({ connection }) => connection === 'plain').map(({ measurement }) => measurement),
  )
  const shown = used.size > 0 ? [...used].slice(0, TOPICS_SHOWN_MAX) : [`telemetry/${device.externalId}`]
  const commands: DeviceTopic = {
    label: 'Commands',
    action: 'subscribe',
    topic: commandTopic(device, '#'),
    example: JSON.stringify({ on: true }),
  }
  return [
    ...shown.map((topic) => publish(device, topic)),
    ...(isOneLevel(device.externalId) ? [commands] : []),
  ]
}

function publish({ sensors }: RegisteredDevice, topic: string): DeviceTopic {
  const members = sensors.filter(
    ({ connection, measurement }) => connection === 'plain' && measurement === topic,
  )
  const example =
    members.length > 0
      ? Object.fromEntries(members.map(({ key, type }) => [key, exampleValue(type)]))
      : { temperature: 21.5, humidity: 48 }
  return { label: 'Data', action: 'publish', topic, example: JSON.stringify(example) }
}
