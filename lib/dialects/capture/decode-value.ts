/** Field level: `{"Value", "Tags"?, "UtcTimestamp"?}` */
import type { JsonObject } from '@/lib/core/json'
import type { SensorPath } from '@/lib/core/reading'
import { isRejection, type Mend, type Rejection } from '@/lib/core/rejection'
import type { Decoded } from '../dialect'
import { quote } from '../quote'
import { readingValue } from '../reading-value'
import { copyTopic, onlyRejected, rejected } from '../rejected'
import { type SourceMessage, sourceReading } from './source-message'
import { measurementTopic } from './topics'

export function decodeValue(message: SourceMessage, path: SensorPath): Decoded {
  const { json, payload } = message
  if (json.Value === undefined) return onlyRejected(valueMissing(json, message.device.externalId, path))
  const value = readingValue(json.Value, payload.exactAt('Value'), 'Value')
  if (isRejection(value)) return onlyRejected(value)
  return { readings: [sourceReading(message, path, value)], commands: [], rejections: [] }
}

function valueMissing(json: JsonObject, source: string, path: SensorPath): Rejection {
  return rejected('schema', 'value-missing', 'The payload has no "Value".', mend(json, source, path))
}

function mend(json: JsonObject, source: string, path: SensorPath): Mend | string {
  if (json.Fields !== undefined) {
    return copyTopic(
      '"Fields" goes to the topic of the measurement, without the key.',
      measurementTopic(source, path),
    )
  }
  const other = Object.keys(json).find((name) => name.toLowerCase() === 'value')
  return other === undefined
    ? 'Send the value under the name "Value", such as {"Value": 55}.'
    : `Write "Value" and not ${quote(other)}: upper and lower case count.`
}
