import type { JsonValue } from '@/lib/core/json'
import type { SensorType } from '@/lib/core/registry'

const examples: Readonly<Record<SensorType, JsonValue>> = {
  number: 24.5,
  boolean: true,
  string: 'running',
  json: { x: 1, y: 2 },
}

/** A value that a sensor of the type accepts, for examples. */
export const exampleValue = (type: SensorType): JsonValue => examples[type]
