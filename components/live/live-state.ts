/** The newest value of each path of a device, with the one before it, how many came and how fast. Pure. */
import type { Latest } from '@/lib/contract/readings'
import type { JsonValue } from '@/lib/core/json'
import { parseIsoMicros } from '@/lib/core/micros'
import type { ValueUpdate } from './live-messages'
import { pathOf } from './source-key'

export interface LiveValue {
  readonly path: string
  readonly connection: string
  readonly measurement: string
  readonly key: string
  readonly value: JsonValue
  readonly previous?: JsonValue
  readonly ts: string
  /** Messages seen since the page opened. */
  readonly count: number
  /** `[second, messages]` of the last seconds that had any. */
  readonly recent: readonly (readonly [second: number, count: number])[]
  /** When the value last changed here, in ms; 0 for one that was there at the start. */
  readonly changedAtMs: number
}

export type LiveState = ReadonlyMap<string, LiveValue>

export const emptyLiveState: LiveState = new Map()
const RATE_SECONDS = 10

/** Stored values of the start: they fill what nothing newer has come in for. */
export function seedLatest(state: LiveState, latest: readonly Latest[]): LiveState {
  const next = new Map(state)
  for (const { connection, measurement, key, value, ts } of latest) {
    const path = pathOf(connection, measurement, key)
    const old = next.get(path)
    if (old && !isNewer(ts, old.ts)) continue
    next.set(path, {
      path,
      connection,
      measurement,
      key,
      value,
      ts,
      ...(old && { previous: old.value }),
      count: old?.count ?? 0,
      recent: old?.recent ?? [],
      changedAtMs: old?.changedAtMs ?? 0,
    })
  }
  return next
}

/** A reading older than the one shown counts as a message and does not take its place. */
export function applyUpdates(state: LiveState, updates: readonly ValueUpdate[], nowMs: number): LiveState {
  if (updates.length === 0) return state
  const next = new Map(state)
  for (const update of updates) {
    const old = next.get(update.path)
    const { sampleCount: _, count, ...shown } = update
    const counted = {
      count: (old?.count ?? 0) + count,
      recent: countSecond(old?.recent ?? [], Math.floor(nowMs / 1000), count),
    }
    if (old && isNewer(old.ts, update.ts)) next.set(update.path, { ...old, ...counted })
    else {
      const isSame = old !== undefined && isSameValue(old.value, update.value)
      next.set(update.path, {
        ...shown,
        ...counted,
        ...(old && { previous: old.value }),
        changedAtMs: isSame ? old.changedAtMs : nowMs,
      })
    }
  }
  return next
}

/** Messages a second over the last ten seconds. */
export function rateOf(value: LiveValue, nowMs: number): number {
  const from = Math.floor(nowMs / 1000) - RATE_SECONDS
  let sum = 0
  for (const [second, count] of value.recent) if (second > from) sum += count
  return sum / RATE_SECONDS
}

function countSecond(recent: LiveValue['recent'], second: number, count: number): LiveValue['recent'] {
  const last = recent.at(-1)
  if (last?.[0] === second) return [...recent.slice(0, -1), [second, last[1] + count]]
  return [...recent.filter(([one]) => one > second - RATE_SECONDS), [second, count]]
}

const isSameValue = (a: JsonValue, b: JsonValue): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

const isNewer = (a: string, b: string): boolean => (parseIsoMicros(a) ?? 0) > (parseIsoMicros(b) ?? 0)
