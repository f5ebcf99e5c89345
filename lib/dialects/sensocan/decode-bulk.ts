/** `tenant/{t}/device/{d}/sensors/{UUID or slug}`: an array of `{"value", "timestamp"?}`, the history of one sensor. */
import { isJsonObject } from '@/lib/core/json'
import { jsonKind } from '../json-kind'
import type { JsonPayload } from '../payload-json'
import { copyTopic, rejected } from '../rejected'
import { tooManyReadings } from '../too-many-readings'
import type { Collected } from './collect'
import { decodeReading } from './decode-reading'
import { findSensor } from './find-sensor'
import { singleTopic } from './topics'
import { unknownSensor } from './unknown-sensor'

export function decodeBulk(into: Collected, identifier: string, payload: JsonPayload): void {
  const { json } = payload
  if (!Array.isArray(json)) {
    const mend =
      isJsonObject(json) && 'value' in json
        ? copyTopic(
            'One reading goes to the single topic, with "sensor".',
            singleTopic(into.device, identifier),
          )
        : 'Send an array such as [{"value": 24.5, "timestamp": "2024-11-08T10:22:06Z"}].'
    const sentence = `The payload is ${jsonKind(json)}; bulk data is an array of readings.`
    into.reject(rejected('schema', 'payload-wrong-shape', sentence, mend))
    return
  }
  const flaw = tooManyReadings(json.length, into.device.limits)
  if (flaw) {
    into.reject(flaw)
    return
  }
  const sensor = findSensor(into.device, identifier)
  if (!sensor) {
    into.reject(unknownSensor(into.device, identifier))
    return
  }
  if (json.length === 0) {
    into.reject(rejected('schema', 'value-missing', 'The array is empty.', 'Send at least one reading.'))
  }
  for (const [index, item] of json.entries()) {
    if (isJsonObject(item)) {
      decodeReading(into, sensor, item, payload.exactAt(index, 'value'), index)
    } else {
      const sentence = `Item ${index} is ${jsonKind(item)}; each item is an object with "value".`
      into.reject(
        rejected('schema', 'payload-wrong-shape', sentence, 'Send items such as {"value": 24.5}.'),
        index,
      )
    }
  }
}
