/** `json/...`: an object, one value a key; or a bare number or string, which is `value1`. */
import { isJsonObject, type JsonObject } from '@/lib/core/json'
import { isRejection, type Mend, type Rejection } from '@/lib/core/rejection'
import type { TenantLimits } from '@/lib/core/tenant-limits'
import { jsonKind } from '../json-kind'
import { pathNameFlaw } from '../path-name'
import { type JsonPayload, parseJsonPayload } from '../payload-json'
import { readingValue, type Value } from '../reading-value'
import { copyTopic, rejected } from '../rejected'
import { tooManyReadings } from '../too-many-readings'
import { unquotedText } from '../unquoted-text'
import { withReason } from './reasons'
import { type DataTopic, dataTopic, withTokenShown } from './topics'

/** What a payload holds, by its member's name; each that is bad is named with its place among them. */
export interface Members {
  readonly values: readonly { readonly key: string; readonly value: Value }[]
  readonly rejections: readonly Rejection[]
}

const BARE_KEY = 'value1'
const EXAMPLE = 'Send an object such as {"temp": 20, "humidity": 50}, or a bare number.'

export function decodeJson(topic: DataTopic, bytes: Uint8Array, limits: TenantLimits): Members | Rejection {
  const payload = parseJsonPayload(bytes)
  if (isRejection(payload)) return withReason('BAD_JSON_FORMAT', withMend(payload, topic, bytes))
  const { json } = payload
  if (isJsonObject(json)) return decodeObject(json, payload, limits)
  if (typeof json !== 'number' && typeof json !== 'string') {
    const sentence = `The payload is ${jsonKind(json)}; it takes an object, a number or a quoted string.`
    return withReason('BAD_JSON_FORMAT', rejected('schema', 'payload-wrong-shape', sentence, EXAMPLE))
  }
  const value = readingValue(json, payload.exactAt(), BARE_KEY)
  if (isRejection(value)) return withReason('BAD_JSON_FORMAT', value)
  return { values: [{ key: BARE_KEY, value }], rejections: [] }
}

function decodeObject(json: JsonObject, payload: JsonPayload, limits: TenantLimits): Members | Rejection {
  const entries = Object.entries(json)
  if (entries.length === 0) {
    const empty = rejected('schema', 'value-missing', 'The object is empty.', EXAMPLE)
    return withReason('BAD_JSON_FORMAT', empty)
  }
  const flaw = tooManyReadings(entries.length, limits)
  if (flaw) return flaw
  const values: { key: string; value: Value }[] = []
  const rejections: Rejection[] = []
  for (const [index, [key, member]] of entries.entries()) {
    const value = pathNameFlaw(key, 'key') ?? readingValue(member, payload.exactAt(key), key)
    if (isRejection(value)) rejections.push({ ...withReason('BAD_JSON_FORMAT', value), index })
    else values.push({ key, value })
  }
  return { values, rejections }
}

/** Where bytes or bare text stand in place of JSON, the mend is another than correcting the JSON. */
function withMend(rejection: Rejection, { device, tag }: DataTopic, bytes: Uint8Array): Rejection {
  if (rejection.code === 'payload-not-utf8') {
    const binary = dataTopic({ form: 'binary', device, ...(tag === undefined ? {} : { tag }) })
    const mend: Mend = copyTopic('Publish raw bytes to the binary topic.', withTokenShown(binary))
    return { ...rejection, mend }
  }
  return unquotedText(rejection, bytes) ?? rejection
}
