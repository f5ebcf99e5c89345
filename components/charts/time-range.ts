/** The time that a chart shows: a preset ending now, or two fixed instants; both live in the URL. Pure. */
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export const rangePresets = ['15m', '1h', '6h', '24h', '7d', '30d'] as const
export type RangePreset = (typeof rangePresets)[number]

export const presetSpans = {
  '15m': { label: '15 min', ms: 15 * MINUTE_MS },
  '1h': { label: '1 h', ms: HOUR_MS },
  '6h': { label: '6 h', ms: 6 * HOUR_MS },
  '24h': { label: '24 h', ms: DAY_MS },
  '7d': { label: '7 d', ms: 7 * DAY_MS },
  '30d': { label: '30 d', ms: 30 * DAY_MS },
} satisfies Record<RangePreset, { label: string; ms: number }>

/** A preset ends now: how often it moves on. Its charts then move by a pixel or two. */
export const movesEveryMs = (preset: RangePreset): number =>
  Math.min(MINUTE_MS, Math.max(5_000, presetSpans[preset].ms / 200))

export interface TimeRange {
  readonly fromMs: number
  readonly toMs: number
}

export interface RangeChoice {
  readonly preset: RangePreset
  /** Both set: they win over the preset. */
  readonly from: string | null
  readonly to: string | null
}

/** The range, or the sentence that says why there is none. */
export function resolveRange(choice: RangeChoice, nowMs: number): TimeRange | string {
  if (choice.from === null && choice.to === null) {
    return { fromMs: nowMs - presetSpans[choice.preset].ms, toMs: nowMs }
  }
  const fromMs = Date.parse(choice.from ?? '')
  const toMs = Date.parse(choice.to ?? '')
  if (Number.isNaN(fromMs)) return 'Say from when: a date and a time.'
  if (Number.isNaN(toMs)) return 'Say until when: a date and a time.'
  if (fromMs >= toMs) return 'The beginning lies at or after the end.'
  return { fromMs, toMs }
}

/** An instant as `<input type="datetime-local">` has it, in the reader's own zone. */
export function toLocalInput(ms: number): string {
  const at = new Date(ms)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}
