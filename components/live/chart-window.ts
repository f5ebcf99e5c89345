/**
 * The points of a live chart: each series sorted by time, inside a window that ends at its newest point. However fast
 * they come, the whole window is held: of points too close to be told apart, the outermost and the newest stay. Pure.
 */
import { gapsBefore } from '../charts/gaps'
import type { Samples } from './live-messages'

/** More than most charts have pixels across. */
const SLOTS = 1_200

interface Series {
  readonly times: number[]
  readonly values: number[]
}

export class ChartWindow {
  readonly #series = new Map<string, Series>()

  constructor(readonly spanMs: number) {}

  /** Points in any order; one at a time already there takes its place. */
  add(path: string, samples: Samples): void {
    const old = this.#series.get(path) ?? { times: [], values: [] }
    const isInOrder = isRising(samples, old.times.at(-1))
    const series = isInOrder ? old : { times: [], values: [] }
    const points = isInOrder ? samples : sortedOnce(old, samples)
    for (let at = 0; at < points.length; at += 2) this.#push(series, points[at] ?? 0, points[at + 1] ?? 0)
    this.#trim(series)
    this.#series.set(path, series)
  }

  keepOnly(paths: readonly string[]): void {
    for (const path of this.#series.keys()) if (!paths.includes(path)) this.#series.delete(path)
  }

  /** `[times, values]` of a series, times in seconds as uPlot takes them; a null stands in each gap. */
  table(path: string): [number[], (number | null)[]] {
    const { times, values } = this.#series.get(path) ?? { times: [], values: [] }
    const gaps = gapsBefore(times, { rangeMs: this.spanMs, bucketMs: 0 })
    const seconds: number[] = []
    const shown: (number | null)[] = []
    for (const [index, ms] of times.entries()) {
      if (gaps.has(index)) {
        seconds.push(((times[index - 1] ?? ms) + ms) / 2000)
        shown.push(null)
      }
      seconds.push(ms / 1000)
      shown.push(values[index] ?? null)
    }
    return [seconds, shown]
  }

  /** Where three stand in a slot, the one whose value lies between the others' makes room. */
  #push({ times, values }: Series, ms: number, value: number): void {
    const third = times.length - 3
    if (this.#slotOf(times[third]) === this.#slotOf(ms)) {
      const place = third + middleOf(values[third] ?? 0, values[third + 1] ?? 0, values[third + 2] ?? 0)
      times.splice(place, 1)
      values.splice(place, 1)
    }
    times.push(ms)
    values.push(value)
  }

  #slotOf(ms = Number.NaN): number {
    return Math.floor((ms * SLOTS) / this.spanMs)
  }

  #trim({ times, values }: Series): void {
    const oldest = (times.at(-1) ?? 0) - this.spanMs
    let from = 0
    while ((times[from] ?? oldest) < oldest) from++
    if (from === 0) return
    times.splice(0, from)
    values.splice(0, from)
  }
}

const middleOf = (a: number, b: number, c: number): 0 | 1 | 2 => {
  if ((a - b) * (a - c) <= 0) return 0
  return (b - a) * (b - c) <= 0 ? 1 : 2
}

function isRising(samples: Samples, last = Number.NEGATIVE_INFINITY): boolean {
  let before = last
  for (let at = 0; at < samples.length; at += 2) {
    const ms = samples[at] ?? before
    if (ms <= before) return false
    before = ms
  }
  return true
}

/** Both by time, as samples; of two at one time, the one that came later. */
function sortedOnce({ times, values }: Series, samples: Samples): number[] {
  const byTime = new Map(times.map((ms, index) => [ms, values[index] ?? 0]))
  for (let at = 0; at < samples.length; at += 2) byTime.set(samples[at] ?? 0, samples[at + 1] ?? 0)
  return [...byTime].sort(([a], [b]) => a - b).flat()
}
