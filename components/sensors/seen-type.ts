/** What kind of value a refused message carried for a name, so that the sensor made from it takes the next one. Pure. */
import type { LogRecord } from '@/lib/contract/logs'
import type { SensorType } from '@/lib/core/registry'

/** Nothing where the payload does not say: it was cut, is no JSON, or holds the name elsewhere. */
export function seenType({ payload }: LogRecord, slug: string): SensorType | undefined {
  if (payload === null) return undefined
  try {
    return typeOf(valueOfName(JSON.parse(payload), slug))
  } catch {
    return undefined
  }
}

/** `5`, `{"value": 5}`, `{"temp": 5}` and `{"temp": {"value": 5}}` all say it of `temp`. */
function valueOfName(body: unknown, slug: string): unknown {
  if (!isObject(body)) return body
  const named = Object.entries(body).find(([name]) => name.toLowerCase() === slug.toLowerCase())?.[1]
  const found = named ?? body.value
  return isObject(found) && 'value' in found ? found.value : found
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function typeOf(value: unknown): SensorType | undefined {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  return undefined
}
