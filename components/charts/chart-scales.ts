/** Axes: where ticks stand, what they say, how far the value axis reaches. Pure. */
const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 5, 7, 14, 30, 90, 365].map((count) => count * DAY_MS),
]

/** Round instants of the reader's own zone between two times, at most `most` of them. */
export function timeTicks(fromMs: number, toMs: number, most: number): readonly number[] {
  if (!(toMs > fromMs) || most < 1) return []
  const least = (toMs - fromMs) / most
  const step = STEPS_MS.find((one) => one >= least) ?? Math.ceil(least / DAY_MS) * DAY_MS
  const offsetMs = new Date(fromMs).getTimezoneOffset() * MINUTE_MS
  const ticks: number[] = []
  for (let at = Math.ceil((fromMs - offsetMs) / step) * step + offsetMs; at <= toMs; at += step)
    ticks.push(at)
  return ticks
}

/** As much of a time as tells the ticks of the span apart. */
export function formatTick(ms: number, spanMs: number, locale?: string): string {
  const at = new Date(ms)
  if (spanMs > 2 * DAY_MS) return at.toLocaleDateString(locale, { day: 'numeric', month: 'short' })
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  if (spanMs > 5 * MINUTE_MS) return at.toLocaleTimeString(locale, time)
  return at.toLocaleTimeString(locale, { ...time, second: '2-digit' })
}

/** From the least to the greatest value with a little air; a flat line stands in the middle; nothing is 0 to 1. */
export function valueDomain(values: Iterable<number>): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) return [0, 1]
  const air = low === high ? Math.abs(low) * 0.05 || 1 : (high - low) * 0.05
  return [low - air, high + air]
}

/** Round values inside the domain. */
export function valueTicks([low, high]: readonly [number, number], most: number): readonly number[] {
  const rough = (high - low) / Math.max(1, most)
  if (!(rough > 0) || !Number.isFinite(rough)) return []
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((one) => one * magnitude >= rough) ?? 10) * magnitude
  const ticks: number[] = []
  const first = Math.ceil(low / step)
  for (let index = first; index * step <= high; index++) ticks.push(Number((index * step).toPrecision(12)))
  return ticks
}

/** Up to six significant digits, and none that carry nothing. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e9 || size < 1e-4)) return value.toExponential(3)
  return String(Number(value.toPrecision(6)))
}

/** A bucket's width as people say it. */
export function formatBucket(seconds: number): string {
  const units = [
    [86_400, 'd'],
    [3_600, 'h'],
    [60, 'min'],
  ] as const
  for (const [size, unit] of units) {
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${unit}`
  }
  return `${Number(seconds.toPrecision(3))} s`
}
