import type { JsonObject } from '@/lib/core/json'
import type { RegisteredSensor } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import { typedValue } from '../reading-value'
import { isoTimestamp } from '../timestamp'
import type { Collected } from './collect'
import { valueMissing } from './value-missing'

/** One `{"value", "timestamp"?}` of a known sensor; `index` is its place in a batch. */
export function decodeReading(
  into: Collected,
  sensor: RegisteredSensor,
  json: JsonObject,
  exact: string | undefined,
  index?: number,
): void {
  if (json.value === undefined) {
    into.reject(valueMissing(json), index)
    return
  }
  const ts = isoTimestamp(json.timestamp, 'timestamp', into.window)
  if (typeof ts === 'object') {
    into.reject(ts, index)
    return
  }
  const value = typedValue(json.value, exact, 'value', sensor.type, sensor.id)
  if (isRejection(value)) into.reject(value, index)
  else into.reading(sensor, value, ts ?? null, index)
}
