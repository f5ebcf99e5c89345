/** How a reading's value lies in a row, both ways. */
import type { JsonValue } from '@/lib/core/json'
import type { Micros } from '@/lib/core/micros'
import type { ReadingValue, Tags } from '@/lib/core/reading'

export interface ReadingRow {
  readonly series: number
  readonly ts: Micros
  readonly receivedAt: Micros
  readonly value: ReadingValue
  readonly exact?: string
  /** Only what the message itself carried; the device's own tags are not repeated a row. */
  readonly tags?: Tags
}

/** `n` number, `b` boolean, `s` string, `j` JSON. */
export type StoredKind = 'n' | 'b' | 's' | 'j'

export interface StoredValue {
  readonly kind: StoredKind
  readonly num: number | null
  readonly txt: string | null
}

export function storeValue(value: ReadingValue, exact?: string): StoredValue {
  switch (typeof value) {
    case 'number':
      return { kind: 'n', num: value, txt: exact ?? null }
    case 'boolean':
      return { kind: 'b', num: value ? 1 : 0, txt: null }
    case 'string':
      // PostgreSQL's text holds no U+0000: such a string is kept as JSON, which escapes it.
      return value.includes('\u0000')
        ? { kind: 'j', num: null, txt: JSON.stringify(value) }
        : { kind: 's', num: null, txt: value }
    default:
      return { kind: 'j', num: null, txt: JSON.stringify(value) }
  }
}

/** The value as JSON; a number that a double cannot hold comes back as its exact text. */
export function loadValue({ kind, num, txt }: StoredValue): JsonValue {
  switch (kind) {
    case 'n':
      return txt ?? num
    case 'b':
      return num === 1
    case 's':
      return txt
    case 'j':
      return txt === null ? null : JSON.parse(txt)
  }
}
