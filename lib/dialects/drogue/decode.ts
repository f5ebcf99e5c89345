/** What a device publishes: an event of its own, or as a gateway one of a device that names it. */
import { isJsonObject } from '@/lib/core/json'
import type { DecodedReading } from '@/lib/core/reading'
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Decoded, InboundMessage } from '../dialect'
import { hexDump } from '../hex-dump'
import { pathNameFlaw } from '../path-name'
import type { JsonPayload } from '../payload-json'
import { readingValue, type Value } from '../reading-value'
import { onlyRejected } from '../rejected'
import { tooManyReadings } from '../too-many-readings'
import { notEnabled } from './not-enabled'
import { readChannelTopic } from './read-channel-topic'
import { readPayload } from './read-payload'
import { speaksFor } from './speaks-for'

export function decodeMessage(
  sender: RegisteredDevice,
  { topic, payload, contentType, receivedAt }: InboundMessage,
  registry: Registry,
): Decoded {
  const named = readChannelTopic(topic)
  if (isRejection(named)) return onlyRejected(named)
  const device = named.device === undefined ? sender : speaksFor(sender, named.device, registry)
  if (isRejection(device)) return onlyRejected(device)
  // The sender itself would not be connected.
  const off = device === sender ? undefined : notEnabled(device)
  if (off) return onlyRejected(off)
  const read = readPayload(payload, contentType)
  if (isRejection(read)) return onlyRejected(read)
  const reading = (key: string, value: Value): DecodedReading => ({
    deviceId: device.id,
    connection: 'drogue',
    measurement: named.channel,
    key,
    ...value,
    ts: null,
    tags: device.tags,
    receivedAt,
    dialect: 'drogue',
  })
  switch (read.kind) {
    case 'json':
      return decodeJson(device, read.payload, reading)
    case 'text':
      return { readings: [reading('value', { value: read.text })], commands: [], rejections: [] }
    case 'bytes':
      return { readings: [reading('value', { value: hexDump(payload) })], commands: [], rejections: [] }
  }
}

/** One reading a member; what is no object, or an empty one, is a single value. */
function decodeJson(
  device: RegisteredDevice,
  { json, exactAt }: JsonPayload,
  reading: (key: string, value: Value) => DecodedReading,
): Decoded {
  const members = isJsonObject(json) ? Object.entries(json) : []
  if (members.length === 0) {
    const value = readingValue(json, exactAt(), 'value')
    if (isRejection(value)) return onlyRejected(value)
    return { readings: [reading('value', value)], commands: [], rejections: [] }
  }
  const flaw = tooManyReadings(members.length, device.limits)
  if (flaw) return onlyRejected(flaw)
  const readings: DecodedReading[] = []
  const rejections: Rejection[] = []
  for (const [index, [key, member]] of members.entries()) {
    const value = pathNameFlaw(key, 'key') ?? readingValue(member, exactAt(key), key)
    if (isRejection(value)) rejections.push({ ...value, index })
    else readings.push(reading(key, value))
  }
  return { readings, commands: [], rejections }
}
