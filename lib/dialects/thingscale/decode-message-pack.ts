/** Binary payloads as people may read them, where they are MessagePack; what is stored is the hex dump alone. */
import { decode, ExtData } from '@msgpack/msgpack'
import type { JsonValue } from '@/lib/core/json'
import { hexDump } from '../hex-dump'
import { isWholeMessagePack } from './message-pack-shape'

/**
 * Total: `undefined` where the bytes are no MessagePack, nest too deep, go on after their value, or have the key
 * `__proto__`, which the library refuses. Bytes become hex text, times ISO 8601, and what JSON has no word for (NaN, integers beyond 2^53) its own text.
 */
export function decodeMessagePack(payload: Uint8Array): JsonValue | undefined {
  // The library sets aside an array's room by its header, and follows any depth: both are bounded first.
  if (!isWholeMessagePack(payload)) return undefined
  try {
    return shown(decode(payload, { useBigInt64: true, mapKeyConverter: keyOf, keyDecoder: null }))
  } catch {
    return undefined
  }
}

const keyOf = (key: unknown): string => (typeof key === 'string' ? key : JSON.stringify(shown(key)))

function shown(value: unknown): JsonValue {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value
    case 'number':
      return Number.isFinite(value) ? value : String(value)
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
    case 'object':
      return shownObject(value)
    default:
      return null
  }
}

function shownObject(value: object | null): JsonValue {
  if (value === null) return null
  if (Array.isArray(value)) return value.map(shown)
  if (value instanceof Uint8Array) return hexDump(value)
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.toISOString() : 'Invalid date'
  if (value instanceof ExtData) return extension(value)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shown(member)]))
}

const extension = ({ type, data }: ExtData): JsonValue => ({
  ext: type,
  data: hexDump(typeof data === 'function' ? data(0) : data),
})
