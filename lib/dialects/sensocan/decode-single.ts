/** `tenant/{t}/device/{d}/sensor/{slug or UUID}`: `{"value", "timestamp"?, "battery_voltage"?}` */
import { isJsonObject } from '@/lib/core/json'
import { jsonKind } from '../json-kind'
import type { JsonPayload } from '../payload-json'
import { copyTopic, rejected } from '../rejected'
import { isoTimestamp } from '../timestamp'
import type { Collected } from './collect'
import { decodeReading } from './decode-reading'
import { findSensor } from './find-sensor'
import { bulkTopic } from './topics'
import { unknownSensor } from './unknown-sensor'

export function decodeSingle(into: Collected, identifier: string, payload: JsonPayload): void {
  const { json } = payload
  if (!isJsonObject(json)) {
    const mend = Array.isArray(json)
      ? copyTopic('Arrays go to the bulk topic, with "sensors".', bulkTopic(into.device, identifier))
      : 'Send an object such as {"value": 24.5}.'
    const sentence = `The payload is ${jsonKind(json)}; one reading is an object with "value".`
    into.reject(rejected('schema', 'payload-wrong-shape', sentence, mend))
    return
  }
  const ts = isoTimestamp(json.timestamp, 'timestamp', into.window)
  if (typeof ts === 'object') {
    into.reject(ts)
    return
  }
  const sensor = findSensor(into.device, identifier)
  if (sensor) decodeReading(into, sensor, json, payload.exactAt('value'))
  else into.reject(unknownSensor(into.device, identifier))
  into.battery(json.battery_voltage, ts ?? null)
}
