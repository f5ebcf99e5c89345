import type { RegisteredDevice, RegisteredSensor } from '@/lib/core/registry'
import type { DeviceTopic } from '../dialect'
import { exampleValue } from '../example-value'
import { isOneLevel } from '../own-device'
import { channelTopic, INBOX, inboxTopic } from './topics'

const MEMBERS_SHOWN_MAX = 5
/** A device makes its channels by publishing, so this works as it is. */
const fresh = { measurement: 'state', key: 'temperature', type: 'number' } as const

type Shown = Pick<RegisteredSensor, 'measurement' | 'key' | 'type'>

export function deviceTopics({ sensors }: RegisteredDevice): readonly DeviceTopic[] {
  const own = sensors.filter(
    ({ connection, measurement }) => connection === 'drogue' && isOneLevel(measurement),
  )
  const first: Shown = own[0] ?? fresh
  const members = own.filter(({ measurement }) => measurement === first.measurement)
  return [
    {
      label: `An event on the channel ${first.measurement}`,
      action: 'publish',
      topic: channelTopic({ channel: first.measurement }),
      example: example(members.length > 0 ? members.slice(0, MEMBERS_SHOWN_MAX) : [first]),
    },
    {
      label: 'Commands',
      action: 'subscribe',
      topic: INBOX,
      example: JSON.stringify({ value: 1.23 }),
    },
    {
      label: 'Commands of its own alone, where it is a gateway',
      action: 'subscribe',
      topic: inboxTopic('#'),
      example: JSON.stringify({ value: 1.23 }),
    },
  ]
}

const example = (members: readonly Shown[]): string =>
  JSON.stringify(Object.fromEntries(members.map(({ key, type }) => [key, exampleValue(type)])))
