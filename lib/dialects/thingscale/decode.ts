/** What an account publishes: the topic names the device, which is registered at its first good message. */
import type { AccountPrincipal } from '@/lib/core/principal'
import type { DecodedReading } from '@/lib/core/reading'
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import type { Decoded, InboundMessage } from '../dialect'
import { pathNameFlaw } from '../path-name'
import { quote } from '../quote'
import { copyTopic, onlyRejected, rejected } from '../rejected'
import { decodeBinary } from './decode-binary'
import { decodeJson, type Members } from './decode-json'
import { deviceIdFlaw } from './device-id'
import { otherDialect, stateFlaw } from './reasons'
import { type DataTopic, dataTopic, MASKED_TOKEN, parseDataTopic, withTokenShown } from './topics'

/** The measurement of data without a tag. */
export const DEFAULT_TAG = 'default'

export function decodeMessage(
  { tenantId, limits }: AccountPrincipal,
  message: InboundMessage,
  registry: Registry,
): Decoded {
  const topic = parseDataTopic(message.topic)
  if (!topic) return onlyRejected(notInGrammar)
  const device = registry.deviceNamed(tenantId, topic.device)
  const flaw =
    deviceIdFlaw(topic.device) ??
    (device ? registeredFlaw(device) : undefined) ??
    (topic.tag === undefined ? undefined : tagFlaw(topic.tag))
  if (flaw) return onlyRejected(flaw)
  const members =
    topic.form === 'json' ? decodeJson(topic, message.payload, limits) : decodeBinary(message.payload)
  if (isRejection(members)) return onlyRejected(members)
  const { values, rejections } = members
  if (device) return { readings: readingsOf(device, topic, message, values), commands: [], rejections }
  // What is wrong with the rest is told when the message is decoded again.
  return values.length > 0
    ? { readings: [], commands: [], rejections: [], newDevice: { externalId: topic.device } }
    : { readings: [], commands: [], rejections }
}

const tagFlaw = (tag: string) =>
  pathNameFlaw(tag, 'tag') ??
  (tag.includes(MASKED_TOKEN)
    ? rejected(
        'schema',
        'name-not-valid',
        `The tag ${quote(tag)} stands where a secret was sent, or reads as if.`,
        'Give the tag another name.',
      )
    : undefined)

const registeredFlaw = (device: RegisteredDevice) =>
  device.dialect === 'thingscale' ? stateFlaw(device) : otherDialect(device)

const readingsOf = (
  device: RegisteredDevice,
  { tag }: DataTopic,
  { receivedAt }: InboundMessage,
  values: Members['values'],
): readonly DecodedReading[] =>
  values.map(({ key, value }) => ({
    deviceId: device.id,
    connection: 'thingscale',
    measurement: tag ?? DEFAULT_TAG,
    key,
    ...value,
    ts: null,
    tags: device.tags,
    receivedAt,
    dialect: 'thingscale',
  }))

const notInGrammar = rejected(
  'topic',
  'topic-not-in-grammar',
  'The topic is none that a ThingScale device publishes to.',
  copyTopic(
    'Publish to "json" or "binary", then the device id.',
    withTokenShown(dataTopic({ form: 'json', device: '{device id}' })),
  ),
)
