/** Which JSON values may become readings. */
import type { JsonValue } from '@/lib/core/json'
import type { ReadingValue } from '@/lib/core/reading'
import type { SensorType } from '@/lib/core/registry'
import { isRejection, type Mend, type Rejection } from '@/lib/core/rejection'
import { jsonKind } from './json-kind'
import { rejected } from './rejected'

export interface Value {
  readonly value: ReadingValue
  readonly exact?: string
}

/** `field` is the value's name in the payload, `exact` its text where a double cannot hold it. */
export function readingValue(json: JsonValue, exact: string | undefined, field: string): Value | Rejection {
  if (json === null) {
    return rejected(
      'schema',
      'value-wrong-type',
      `"${field}" is null.`,
      'Leave the reading out where nothing was measured.',
    )
  }
  if (!isAllFinite(json)) {
    return rejected(
      'schema',
      'value-not-finite',
      `"${field}" holds a number that is too large for a 64-bit floating-point number.`,
      'Send a number between -1.79e308 and 1.79e308, or send it as a string.',
    )
  }
  if (typeof json === 'string' && /\p{Cs}/u.test(json)) {
    return rejected(
      'schema',
      'value-wrong-type',
      `"${field}" is a string with half of a surrogate pair, which UTF-8 cannot hold.`,
      'Write characters beyond U+FFFF as both halves, or as UTF-8.',
    )
  }
  // -0 is 0: JSON texts of the two differ, what they measure does not.
  const value = json === 0 ? 0 : json
  return exact === undefined ? { value } : { value, exact }
}

/** The same, for a sensor of a declared type: a JSON sensor takes anything, the others their own kind. `sensorId` of one that can be changed. */
export function typedValue(
  json: JsonValue,
  exact: string | undefined,
  field: string,
  type: SensorType,
  sensorId?: string,
): Value | Rejection {
  const value = readingValue(json, exact, field)
  if (isRejection(value) || type === 'json' || typeof json === type) return value
  return rejected(
    'schema',
    'value-wrong-type',
    `"${field}" is ${jsonKind(json)}, but the sensor takes a ${type}.`,
    typeMend(json, type, sensorId),
  )
}

function typeMend(json: JsonValue, type: SensorType, sensorId: string | undefined): Mend | string {
  if (type === 'number' && typeof json === 'string' && json.trim() !== '' && Number.isFinite(Number(json))) {
    return `Send the number without quotes: ${json.trim()}.`
  }
  if (sensorId === undefined) return `Send a ${type}.`
  return {
    sentence: `Send a ${type}, or change the type of the sensor.`,
    action: { kind: 'change-sensor-type', sensorId, type: typeFor(json) },
  }
}

function typeFor(json: JsonValue): SensorType {
  const kind = typeof json
  return kind === 'number' || kind === 'boolean' || kind === 'string' ? kind : 'json'
}

/** Recursion is bounded by the depth that payloads may have. */
function isAllFinite(json: JsonValue): boolean {
  if (typeof json === 'number') return Number.isFinite(json)
  if (typeof json !== 'object' || json === null) return true
  return Object.values(json).every(isAllFinite)
}
