import type { Latest } from '@/lib/contract/readings'
import type { JsonValue } from '@/lib/core/json'

/** The contract's type of a JSON value is mutable, ours is not; the value is the same. */
export const mutable = (value: JsonValue): Latest['value'] => value as Latest['value']
