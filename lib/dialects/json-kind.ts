import type { JsonValue } from '@/lib/core/json'

/** What a JSON value is, as a sentence says it. */
export function jsonKind(value: JsonValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  switch (typeof value) {
    case 'number':
      return 'a number'
    case 'string':
      return 'a string'
    case 'boolean':
      return 'a boolean'
    default:
      return 'an object'
  }
}
