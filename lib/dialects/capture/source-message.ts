/** A payload of a source, opened: what all readings of the message share. */
import { isJsonObject, type JsonObject } from '@/lib/core/json'
import type { Micros } from '@/lib/core/micros'
import type { DecodedReading, SensorPath, Tags } from '@/lib/core/reading'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { InboundMessage } from '../dialect'
import { jsonKind } from '../json-kind'
import { messageTags } from '../message-tags'
import { type JsonPayload, parseJsonPayload } from '../payload-json'
import type { Value } from '../reading-value'
import { rejected } from '../rejected'
import { timeWindow } from '../time-window'
import { isoOrMsTimestamp } from '../timestamp'

export interface SourceMessage {
  readonly device: RegisteredDevice
  readonly payload: JsonPayload
  readonly json: JsonObject
  readonly tags: Tags
  readonly ts: Micros | null
  readonly receivedAt: Micros
}

export function openSourceMessage(
  device: RegisteredDevice,
  { payload, receivedAt }: InboundMessage,
): SourceMessage | Rejection {
  const parsed = parseJsonPayload(payload)
  if (isRejection(parsed)) return parsed
  const { json } = parsed
  if (!isJsonObject(json)) {
    return rejected(
      'schema',
      'payload-wrong-shape',
      `The payload is ${jsonKind(json)}; a source sends an object.`,
      'Send an object such as {"Value": 55}.',
    )
  }
  const own = messageTags(json.Tags, 'Tags')
  if (isRejection(own)) return own
  const ts = isoOrMsTimestamp(json.UtcTimestamp, 'UtcTimestamp', timeWindow(device, receivedAt))
  if (typeof ts === 'object') return ts
  const tags = { ...device.tags, ...own.tags }
  return { device, payload: parsed, json, tags, ts: ts ?? null, receivedAt }
}

export const sourceReading = (
  { device, tags, ts, receivedAt }: SourceMessage,
  { connection, measurement, key }: SensorPath,
  value: Value,
): DecodedReading => ({
  deviceId: device.id,
  connection,
  measurement,
  key,
  ...value,
  ts,
  tags,
  receivedAt,
  dialect: 'capture',
})
