import type { JsonValue } from '@/lib/core/json'
import type { SensorPath } from '@/lib/core/reading'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { typedValue, type Value } from '../reading-value'

/** A series of the device itself, in volts; no sensor has to be created for it. */
export const batteryPath: SensorPath = { connection: 'device', measurement: 'battery_voltage', key: 'value' }

/** The voltage of a message, where it carries one. */
export function batteryValue(json: JsonValue | undefined): Value | Rejection | undefined {
  if (json === undefined) return undefined
  const value = typedValue(json, undefined, 'battery_voltage', 'number')
  if (!isRejection(value)) return value
  return {
    ...value,
    mend: { sentence: 'Send the voltage as a number of volts, such as 3.7, or leave it out.' },
  }
}
