/** One point of a feed: `{"t"?, "tt"?, "v", "prop"?, "tags"?, "loc"?, "ann"?}`; what it says wins over the feed. */
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/core/json'
import type { Micros } from '@/lib/core/micros'
import type { DecodedReading, Tags } from '@/lib/core/reading'
import type { RegisteredDevice, RegisteredSensor } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { jsonKind } from '../json-kind'
import type { JsonPayload } from '../payload-json'
import { quote } from '../quote'
import { rejected } from '../rejected'
import { feedTags } from './feed-tags'
import { type FeedTime, pointTime } from './point-time'
import { propertyOf, propertyValue } from './property'

/** What all points of a message share. */
export interface Feed extends FeedTime {
  readonly device: RegisteredDevice
  readonly receivedAt: Micros
  readonly payload: JsonPayload
  find(name: string): RegisteredSensor | undefined
  readonly prop: JsonValue | undefined
  readonly tags: Tags
}

export function decodePoint(
  feed: Feed,
  json: JsonValue,
  index: number,
  withNearest: boolean,
): DecodedReading | Rejection {
  const { device, receivedAt } = feed
  if (!isJsonObject(json)) {
    const sentence = `Point ${index} is ${jsonKind(json)}; each point is an object with "v".`
    return rejected('schema', 'payload-wrong-shape', sentence, EXAMPLE)
  }
  if (json.v === undefined) return valueMissing(json)
  const name = propertyName(json.prop ?? feed.prop)
  if (typeof name !== 'string') return name
  const property = propertyOf(device, name, feed.find(name), withNearest)
  if (isRejection(property)) return property
  const ts = pointTime(feed, json)
  if (typeof ts === 'object' && ts !== null) return ts
  const own = feedTags(json)
  if (isRejection(own)) return own
  const value = propertyValue(property, json.v, feed.payload.exactAt('dps', index, 'v'), 'v')
  if (isRejection(value)) return value
  const tags = { ...feed.tags, ...own.tags }
  return {
    ...{ deviceId: device.id, ...property.path, ...value, ts, tags, receivedAt },
    dialect: 'connio',
    item: index,
  }
}

const EXAMPLE = 'Send points such as {"v": 15.45, "prop": "temperature"}.'

/** Only topics ask for lower case; here the name is brought to it. */
function propertyName(json: JsonValue | undefined): string | Rejection {
  if (typeof json === 'string') return json.toLowerCase()
  const sentence =
    json === undefined || json === null
      ? 'Neither the point nor the feed names a property: both have no "prop".'
      : `"prop" is ${jsonKind(json)}; it takes the name of a property.`
  return rejected('schema', 'payload-wrong-shape', sentence, EXAMPLE)
}

function valueMissing(json: JsonObject): Rejection {
  const other = Object.keys(json).find((name) => ['v', 'value', 'val'].includes(name.trim().toLowerCase()))
  return rejected(
    'schema',
    'value-missing',
    'The point has no "v".',
    other === undefined ? EXAMPLE : `Write "v" and not ${quote(other)}.`,
  )
}
