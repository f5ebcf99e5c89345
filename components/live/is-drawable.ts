import type { JsonValue } from '@/lib/core/json'

/** Only numbers, and booleans as 0 and 1, make a line. */
export const isDrawable = (value: JsonValue): boolean =>
  typeof value === 'number' || typeof value === 'boolean'
