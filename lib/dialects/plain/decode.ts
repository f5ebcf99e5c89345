/** What a plain message leaves behind beside being routed: readings where it is JSON and its device stores. */
import { isJsonObject, type JsonValue } from '@/lib/core/json'
import type { DecodedReading } from '@/lib/core/reading'
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import type { Decoded, InboundMessage, Served } from '../dialect'
import { pathNameFlaw } from '../path-name'
import { type JsonPayload, parseJsonPayload } from '../payload-json'
import { readingValue } from '../reading-value'
import { tooManyReadings } from '../too-many-readings'

/** What is no reading is not refused either: it has been routed, which is all that it was published for. */
export function decodeMessage(principal: Served, message: InboundMessage, registry: Registry): Decoded {
  const device = storingDevice(principal, registry)
  if (!device || !mayBeJson(message.payload) || pathNameFlaw(message.topic, 'topic')) return nothing
  const payload = parseJsonPayload(message.payload)
  if (isRejection(payload)) return nothing
  const readings = membersOf(device, payload.json).flatMap((key) => readingOf(device, message, payload, key))
  return readings.length === 0 ? nothing : { readings, commands: [], rejections: [] }
}

const nothing: Decoded = { readings: [], commands: [], rejections: [] }

function storingDevice(principal: Served, registry: Registry): RegisteredDevice | undefined {
  if (principal.kind !== 'device' && principal.kind !== 'lab') return undefined
  if (principal.deviceId === undefined) return undefined
  const device = registry.device(principal.deviceId)
  return device?.tenantId === principal.tenantId && device.settings.plainStore ? device : undefined
}

// On the hot path of fan-out most payloads that are no JSON are told by their first byte: white space, or one of {["-tfn and digits.
const STARTS = new Set(Buffer.from('\t\n\r {["-tfn0123456789'))

const mayBeJson = ([first]: Uint8Array): boolean => first !== undefined && STARTS.has(first)

/** The members that become one reading each; `undefined` is the value as a whole. */
function membersOf({ limits }: RegisteredDevice, json: JsonValue): readonly (string | undefined)[] {
  if (!isJsonObject(json)) return [undefined]
  const keys = Object.keys(json)
  // More than a message may hold is still kept, in one piece.
  return tooManyReadings(keys.length, limits) ? [undefined] : keys
}

function readingOf(
  device: RegisteredDevice,
  { topic, receivedAt }: InboundMessage,
  { json, exactAt }: JsonPayload,
  member: string | undefined,
): readonly DecodedReading[] {
  const key = member ?? 'value'
  const found = member === undefined || !isJsonObject(json) ? json : (json[member] ?? null)
  const value = readingValue(found, member === undefined ? exactAt() : exactAt(member), key)
  if (isRejection(value) || pathNameFlaw(key, 'key')) return []
  return [
    {
      deviceId: device.id,
      connection: 'plain',
      measurement: topic,
      key,
      ...value,
      ts: null,
      tags: device.tags,
      receivedAt,
      dialect: 'plain',
    },
  ]
}
