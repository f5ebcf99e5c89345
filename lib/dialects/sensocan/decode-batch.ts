/** `tenant/{t}/device/{d}`: `{"data": [{"sensor_slug" or "sensor_uuid", "value", "timestamp"?}], "battery_voltage"?}` */
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/core/json'
import type { RegisteredDevice, RegisteredSensor } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { jsonKind } from '../json-kind'
import { NAMES_COMPARED_MAX } from '../nearest'
import type { JsonPayload } from '../payload-json'
import { copyTopic, rejected } from '../rejected'
import { tooManyReadings } from '../too-many-readings'
import type { Collected } from './collect'
import { decodeReading } from './decode-reading'
import { sensorFinder } from './find-sensor'
import { unknownSensor } from './unknown-sensor'

export function decodeBatch(into: Collected, payload: JsonPayload, topic: string): void {
  const { json } = payload
  if (!isJsonObject(json)) {
    into.reject(wrongShape(`The payload is ${jsonKind(json)}; a batch is an object with "data".`))
    return
  }
  const { data } = json
  if (data === undefined && json.value !== undefined) {
    const sentence = 'The payload is a single reading, but the topic is that of a batch: it names no sensor.'
    const mend = copyTopic("Publish it to the sensor's own topic.", `${topic}/sensor/{sensor slug}`)
    into.reject(rejected('schema', 'payload-wrong-shape', sentence, mend))
  } else if (!Array.isArray(data)) {
    const what = data === undefined ? 'The payload has no "data"' : `"data" is ${jsonKind(data)}`
    into.reject(wrongShape(`${what}; a batch has an array of readings there.`))
  } else {
    const flaw = tooManyReadings(data.length, into.device.limits)
    if (flaw) {
      into.reject(flaw)
      return
    }
    if (data.length === 0 && json.battery_voltage === undefined) {
      into.reject(rejected('schema', 'value-missing', '"data" is empty.', 'Send at least one reading.'))
    }
    decodeItems(into, payload, data)
  }
  into.battery(json.battery_voltage, null)
}

const wrongShape = (sentence: string): Rejection =>
  rejected(
    'schema',
    'payload-wrong-shape',
    sentence,
    'Send an object such as {"data": [{"sensor_slug": "temp_01", "value": 24.5}]}.',
  )

function decodeItems(into: Collected, payload: JsonPayload, items: readonly JsonValue[]): void {
  const find = sensorFinder(into.device)
  let unknownCount = 0
  for (const [index, item] of items.entries()) {
    if (!isJsonObject(item)) {
      into.reject(wrongShape(`Item ${index} is ${jsonKind(item)}; each item is an object.`), index)
      continue
    }
    const sensor = sensorOf(into.device, item, find, unknownCount < NAMES_COMPARED_MAX)
    if (isRejection(sensor)) {
      unknownCount++
      into.reject(sensor, index)
      continue
    }
    decodeReading(into, sensor, item, payload.exactAt('data', index, 'value'), index)
  }
}

function sensorOf(
  device: RegisteredDevice,
  item: JsonObject,
  find: ReturnType<typeof sensorFinder>,
  withNearest: boolean,
): RegisteredSensor | Rejection {
  const names = [item.sensor_slug, item.sensor_uuid].filter((name) => name !== undefined && name !== null)
  const [first, second] = names
  if (first === undefined || names.some((name) => typeof name !== 'string')) {
    return rejected(
      'schema',
      'payload-wrong-shape',
      'The item names no sensor: "sensor_slug" or "sensor_uuid" must be a string.',
      'Name the sensor, such as {"sensor_slug": "temp_01", "value": 24.5}.',
    )
  }
  const identifier = String(first)
  const sensor = find(identifier)
  if (!sensor) return unknownSensor(device, identifier, withNearest)
  if (second !== undefined && find(String(second)) !== sensor) {
    return rejected(
      'schema',
      'payload-wrong-shape',
      '"sensor_slug" and "sensor_uuid" of the item name two different sensors.',
      'Send one of the two.',
    )
  }
  return sensor
}
