import type { JsonValue } from '@/lib/core/json'

/** A reading's value in one line; long text and JSON are cut, and the whole is on the row's title. */
export function showValue(value: JsonValue, longest = 80): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
