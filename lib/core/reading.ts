import type { DialectId } from './dialect-id'
import type { JsonObject, JsonValue } from './json'
import type { Micros } from './micros'

/** A finite number, boolean, string (UTF-8) or JSON value. */
export type ReadingValue = number | boolean | string | JsonObject | readonly JsonValue[]

export type Tags = { readonly [name: string]: string }

/** Where a value stands below its device: the path that names a sensor. */
export interface SensorPath {
  readonly connection: string
  readonly measurement: string
  readonly key: string
}

/** A path as one key of a map. */
export const pathKey = ({ connection, measurement, key }: SensorPath): string =>
  `${connection}\n${measurement}\n${key}`

/** The one canonical reading, whichever dialect it came in by. */
export interface Reading extends SensorPath {
  readonly deviceId: string
  readonly value: ReadingValue
  /** The exact text of a number that a double cannot hold. */
  readonly exact?: string
  readonly ts: Micros
  /** The device's stored tags, overridden by the message's. */
  readonly tags: Tags
  readonly receivedAt: Micros
  readonly dialect: DialectId
}

/** A reading before ingest: `ts` is null where the payload had no time and the broker is to assign one. */
export type DecodedReading = Omit<Reading, 'ts'> & {
  readonly ts: Micros | null
  /** Which item of a batch it is, from 0; absent where the message is no batch. */
  readonly item?: number
}
