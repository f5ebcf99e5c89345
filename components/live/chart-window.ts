/** The points of a live chart: each series sorted by time, inside a window that ends at its newest point. Pure. */
import { gapsBefore } from '../charts/gaps'
import type { Sample } from './live-messages'

const POINTS_MAX = 5_000

export class ChartWindow {
  readonly #series = new Map<string, Sample[]>()

  constructor(readonly spanMs: number) {}

  /** Points in any order; one at a time already there takes its place. */
  add(path: string, samples: readonly Sample[]): void {
    const points = this.#series.get(path) ?? []
    let isSorted = true
    for (const sample of samples) {
      const last = points.at(-1)
      if (last && sample[0] <= last[0]) isSorted = false
      points.push(sample)
    }
    this.#series.set(path, this.#trimmed(isSorted ? points : sortedOnce(points)))
  }

  keepOnly(paths: readonly string[]): void {
    for (const path of this.#series.keys()) if (!paths.includes(path)) this.#series.delete(path)
  }

  /** `[times, values]` of a series, times in seconds as uPlot takes them; a null stands in each gap. */
  table(path: string): [number[], (number | null)[]] {
    const points = this.#series.get(path) ?? []
    const times = points.map(([ms]) => ms)
    const gaps = gapsBefore(times, { rangeMs: this.spanMs, bucketMs: 0 })
    const seconds: number[] = []
    const values: (number | null)[] = []
    for (const [index, [ms, value]] of points.entries()) {
      if (gaps.has(index)) {
        seconds.push(((times[index - 1] ?? ms) + ms) / 2000)
        values.push(null)
      }
      seconds.push(ms / 1000)
      values.push(value)
    }
    return [seconds, values]
  }

  #trimmed(points: Sample[]): Sample[] {
    const last = points.at(-1)
    if (last === undefined) return points
    let from = Math.max(0, points.length - POINTS_MAX)
    while ((points[from]?.[0] ?? last[0]) < last[0] - this.spanMs) from++
    if (from > 0) points.splice(0, from)
    return points
  }
}

/** By time; of two at one time, the one that came later. */
function sortedOnce(points: readonly Sample[]): Sample[] {
  const byTime = new Map(points.map((sample) => [sample[0], sample]))
  return [...byTime.values()].sort((a, b) => a[0] - b[0])
}
