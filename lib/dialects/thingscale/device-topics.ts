import type { RegisteredDevice } from '@/lib/core/registry'
import type { DeviceTopic } from '../dialect'
import { exampleValue } from '../example-value'
import { DEFAULT_TAG } from './decode'
import { commandTopic, dataTopic, withTokenShown } from './topics'

const KEYS_SHOWN_MAX = 5

/** The account's token is a secret that only its owner has: a placeholder stands for it. */
export function deviceTopics(device: RegisteredDevice): readonly DeviceTopic[] {
  const id = device.externalId
  return [
    publish('JSON', dataTopic({ form: 'json', device: id }), JSON.stringify(exampleOf(device))),
    publish('JSON, with a tag', dataTopic({ form: 'json', device: id, tag: 'tag' }), '{"temp":20}'),
    publish('One number', dataTopic({ form: 'json', device: id }), '23.5'),
    publish('Binary, any bytes', dataTopic({ form: 'binary', device: id }), 'bytes'),
    {
      label: 'Commands',
      action: 'subscribe',
      topic: withTokenShown(commandTopic(id)),
      example: JSON.stringify({ on: true }),
    },
  ]
}

const publish = (label: string, topic: string, example: string): DeviceTopic => ({
  label,
  action: 'publish',
  topic: withTokenShown(topic),
  example,
})

function exampleOf({ sensors }: RegisteredDevice) {
  const known = sensors
    .filter(({ connection, measurement }) => connection === 'thingscale' && measurement === DEFAULT_TAG)
    .slice(0, KEYS_SHOWN_MAX)
  return known.length > 0
    ? Object.fromEntries(known.map(({ key, type }) => [key, exampleValue(type)]))
    : { temp: 20, humidity: 50 }
}
