/** What the page and its live worker say to each other: plain data, and buffers that change hands without a copy. */
import type { CommandView } from '@/lib/contract/commands'
import type { LogFilter } from '@/lib/contract/log-filter'
import type { JsonValue } from '@/lib/core/json'
import type { PackedRecords } from './record-pack'

/** `values` is the device's part of `v1/raw`, `records` its part of `v1/logs`. */
export type Feed = 'values' | 'records'

/** One device as output topics name it; names are as people write them, not encoded. */
export interface LiveTarget {
  readonly companyId: string
  readonly companyName: string
  readonly source: string
}

/** A view is the records of a device, a tenant or a company that a filter lets through; the worker asks it. */
export type Want = { readonly feed: Feed; readonly companyName: string; readonly source: string } | ViewWant

export interface ViewWant {
  readonly feed: 'view'
  readonly key: string
  readonly topicFilter: string
  readonly filter: LogFilter
}

/** `want` states everything that is wanted, so that repeating it does no harm. */
export type ToWorker =
  | { readonly kind: 'open'; readonly origin: string }
  | { readonly kind: 'want'; readonly companyId: string | null; readonly wants: readonly Want[] }
  | { readonly kind: 'visibility'; readonly isHidden: boolean }
  | { readonly kind: 'reconnect' }
  /** The page has taken the batches that came last: the next may come. */
  | { readonly kind: 'taken' }
  /** Is the worker alive? */
  | { readonly kind: 'ping' }

export type LinkStatus =
  | { readonly state: 'off'; readonly reason: string }
  | { readonly state: 'connecting' }
  | { readonly state: 'live'; readonly roundTripMs?: number }
  | { readonly state: 'retrying'; readonly retryAtMs: number; readonly reason: string }

export interface ValueUpdate {
  /** Connection, measurement and key, encoded and joined as they stand in the topic. */
  readonly path: string
  readonly connection: string
  readonly measurement: string
  readonly key: string
  readonly value: JsonValue
  readonly ts: string
  /** Messages of this path since the last batch, this one included. */
  readonly count: number
  /** How many samples of the batch are of this path. */
  readonly sampleCount: number
}

/** Ms and value in turn, a pair a sample. */
export type Samples = ArrayLike<number>

export interface SourceBatch {
  /** The two levels as they stand in the topic, or the key of a view. */
  readonly source: string
  readonly values: readonly ValueUpdate[]
  /** Numbers and booleans since the last batch, path after path as in `values`; the newest where there were too many. */
  readonly samples: Float64Array<ArrayBuffer>
  readonly records: PackedRecords
  /** Records that came in, whether or not a filter let them through. */
  readonly seenRecords: number
  readonly commands: readonly CommandView[]
  /** Records that the worker let go of before the page took them, because its ring was full. */
  readonly droppedRecords: number
  /** Messages that were not what their topic promises. */
  readonly unreadable: number
}

export type FromWorker =
  | { readonly kind: 'status'; readonly status: LinkStatus }
  /** The broker granted (or refused) a feed on this connection; each reconnect says so again. */
  | {
      readonly kind: 'feed'
      readonly feed: Want['feed']
      readonly source: string
      readonly isGranted: boolean
    }
  | { readonly kind: 'batches'; readonly sources: readonly SourceBatch[] }
  | { readonly kind: 'pong' }

export const RING_ROWS_MAX = 10_000
export const RING_BYTES_MAX = 16 * 1024 * 1024
/** At most ten batches a second reach the page. */
export const FLUSH_EVERY_MS = 100
