/** Measurement level: `{"Fields": {key: value, ...}, "Tags"?, "UtcTimestamp"?}`, one reading a field. */
import { isJsonObject, type JsonObject } from '@/lib/core/json'
import type { DecodedReading, SensorPath } from '@/lib/core/reading'
import { isRejection, type Mend, type Rejection } from '@/lib/core/rejection'
import type { Decoded } from '../dialect'
import { jsonKind } from '../json-kind'
import { pathNameFlaw } from '../path-name'
import { quote } from '../quote'
import { readingValue } from '../reading-value'
import { copyTopic, onlyRejected, rejected } from '../rejected'
import { tooManyReadings } from '../too-many-readings'
import { type SourceMessage, sourceReading } from './source-message'
import { fieldTopic } from './topics'

type MeasurementPath = Omit<SensorPath, 'key'>

export function decodeFields(message: SourceMessage, path: MeasurementPath): Decoded {
  const { Fields: fields } = message.json
  if (fields === undefined) return onlyRejected(fieldsMissing(message, path))
  if (!isJsonObject(fields)) {
    return onlyRejected(
      rejected(
        'schema',
        'payload-wrong-shape',
        `"Fields" is ${jsonKind(fields)}; it takes an object of keys and values.`,
        'Send an object such as {"Fields": {"CPU_Temp": 55}}.',
      ),
    )
  }
  const entries = Object.entries(fields)
  const flaw = entries.length === 0 ? fieldsEmpty : tooManyReadings(entries.length, message.device.limits)
  if (flaw) return onlyRejected(flaw)
  const readings: DecodedReading[] = []
  const rejections: Rejection[] = []
  for (const [index, [key, json]] of entries.entries()) {
    const value = pathNameFlaw(key, 'key') ?? readingValue(json, message.payload.exactAt('Fields', key), key)
    if (isRejection(value)) rejections.push({ ...value, index })
    else readings.push({ ...sourceReading(message, { ...path, key }, value), item: index })
  }
  return { readings, commands: [], rejections }
}

const fieldsEmpty: Rejection = rejected(
  'schema',
  'value-missing',
  '"Fields" is empty.',
  'Send at least one field, such as {"Fields": {"CPU_Temp": 55}}.',
)

function fieldsMissing({ json, device }: SourceMessage, path: MeasurementPath): Rejection {
  const sentence = 'The payload has no "Fields", and the topic is that of a measurement.'
  return rejected('schema', 'value-missing', sentence, mend(json, device.externalId, path))
}

function mend(json: JsonObject, source: string, path: MeasurementPath): Mend | string {
  if (json.Value !== undefined) {
    return copyTopic(
      '"Value" goes to the topic of its field: add the key.',
      fieldTopic(source, { ...path, key: '{key}' }),
    )
  }
  const other = Object.keys(json).find((name) => name.toLowerCase() === 'fields')
  return other === undefined
    ? 'Send an object such as {"Fields": {"CPU_Temp": 55}}.'
    : `Write "Fields" and not ${quote(other)}: upper and lower case count.`
}
