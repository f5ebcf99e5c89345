/** `connio/data/out/devices/{id}/json`: `{"dps": [{"t", "v", "prop"}]}`, and defaults for all points beside "dps". */
import { isJsonObject, type JsonValue } from '@/lib/core/json'
import type { DecodedReading } from '@/lib/core/reading'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Decoded, InboundMessage } from '../dialect'
import { jsonKind } from '../json-kind'
import { NAMES_COMPARED_MAX } from '../nearest'
import { parseJsonPayload } from '../payload-json'
import { copyTopic, onlyRejected, rejected } from '../rejected'
import { timeWindow } from '../time-window'
import { isoTimestamp } from '../timestamp'
import { tooManyReadings } from '../too-many-readings'
import { decodePoint, type Feed } from './decode-point'
import { feedTags } from './feed-tags'
import { propertyFinder } from './property'
import { propertyTopic } from './topics'

export function decodeFeed(
  device: RegisteredDevice,
  { payload: bytes, receivedAt }: InboundMessage,
): Decoded {
  const payload = parseJsonPayload(bytes)
  if (isRejection(payload)) return onlyRejected(payload)
  const { json } = payload
  const points = pointsOf(device, json)
  if (isRejection(points)) return onlyRejected(points)
  const defaults = isJsonObject(json) ? json : {}
  const own = feedTags(defaults)
  if (isRejection(own)) return onlyRejected(own)
  const window = timeWindow(device, receivedAt)
  return decodePoints(points, {
    device,
    payload,
    receivedAt,
    find: propertyFinder(device),
    window,
    t: isoTimestamp(defaults.t, 't', window),
    prop: defaults.prop,
    tags: { ...device.tags, ...own.tags },
  })
}

function decodePoints(points: readonly JsonValue[], feed: Feed): Decoded {
  const readings: DecodedReading[] = []
  const rejections: Rejection[] = []
  let unknownCount = 0
  for (const [index, json] of points.entries()) {
    const reading = decodePoint(feed, json, index, unknownCount < NAMES_COMPARED_MAX)
    if (!isRejection(reading)) {
      readings.push(reading)
      continue
    }
    if (reading.code === 'unknown-property') unknownCount++
    rejections.push({ ...reading, index })
  }
  return { readings, commands: [], rejections }
}

function pointsOf(device: RegisteredDevice, json: JsonValue): readonly JsonValue[] | Rejection {
  if (!isJsonObject(json)) {
    const sentence = `The payload is ${jsonKind(json)}; a data feed is an object with "dps".`
    const isValue = typeof json !== 'object'
    return rejected(
      'schema',
      'payload-wrong-shape',
      sentence,
      isValue
        ? copyTopic('A raw value goes to the topic of its property.', propertyTopic(device, '{property}'))
        : EXAMPLE,
    )
  }
  const { dps } = json
  if (!Array.isArray(dps)) {
    const what = dps === undefined ? 'The payload has no "dps"' : `"dps" is ${jsonKind(dps)}`
    return rejected(
      'schema',
      'payload-wrong-shape',
      `${what}; a data feed has an array of points there.`,
      EXAMPLE,
    )
  }
  if (dps.length === 0) {
    return rejected('schema', 'value-missing', '"dps" is empty.', 'Send at least one point.')
  }
  return tooManyReadings(dps.length, device.limits) ?? dps
}

const EXAMPLE = 'Send {"dps": [{"t": "2017-05-01T14:00:57.467Z", "v": 15.45, "prop": "temperature"}]}.'
