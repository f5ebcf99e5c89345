/** `connio/data/out/devices/{id}/properties/{name}`: the raw value, at the time of receipt. */
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Decoded, InboundMessage } from '../dialect'
import { parseJsonPayload } from '../payload-json'
import { quote } from '../quote'
import { copyTopic, onlyRejected, rejected } from '../rejected'
import { unquotedText } from '../unquoted-text'
import { findProperty, propertyOf, propertyValue } from './property'
import { propertyTopic } from './topics'

export function decodeProperty(
  device: RegisteredDevice,
  name: string,
  { payload: bytes, receivedAt }: InboundMessage,
): Decoded {
  const flaw = caseFlaw(device, name)
  if (flaw) return onlyRejected(flaw)
  const payload = parseJsonPayload(bytes)
  if (isRejection(payload)) return onlyRejected(unquotedText(payload, bytes) ?? payload)
  const property = propertyOf(device, name, findProperty(device, name))
  if (isRejection(property)) return onlyRejected(property)
  const value = propertyValue(property, payload.json, payload.exactAt(), name)
  if (isRejection(value)) return onlyRejected(value)
  const { path } = property
  const at = { ts: null, tags: device.tags, receivedAt, dialect: 'connio' } as const
  return { readings: [{ deviceId: device.id, ...path, ...value, ...at }], commands: [], rejections: [] }
}

function caseFlaw(device: RegisteredDevice, name: string): Rejection | undefined {
  const lower = name.toLowerCase()
  if (lower === name) return undefined
  const topic = propertyTopic(device, lower)
  return rejected(
    'topic',
    'name-not-valid',
    `The topic names the property ${quote(name)}; in topics, property names are lower case.`,
    copyTopic(`Publish to ${quote(topic)}.`, topic),
  )
}
