/** Where a line is broken: a pause is a gap against the points around it and against what the eye can see. Pure. */

/** A pause this many times longer than its neighbours is a gap ... */
const GAP_FACTOR = 5
/** ... if it is also this part of the range that is shown: shorter ones are not seen as pauses ... */
const RANGE_PART = 1 / 60
/** ... and longer than this many buckets, where there are buckets. */
const BUCKETS = 1.5
/** So many distances before and after a pause say what is usual there. */
const NEIGHBOURS = 3

export interface GapScale {
  /** The whole range that the chart shows, in ms. */
  readonly rangeMs: number
  /** 0 for raw points. */
  readonly bucketMs: number
}

/**
 * The places of those times (rising, in ms) that come after a gap. A device that sent every four minutes and now sends
 * every three seconds has none: each pause is measured by the slower of its two sides.
 */
export function gapsBefore(times: readonly number[], { rangeMs, bucketMs }: GapScale): ReadonlySet<number> {
  const steps = times.slice(1).map((ms, index) => ms - (times[index] ?? ms))
  const leastMs = Math.max(rangeMs * RANGE_PART, bucketMs * BUCKETS)
  const gaps = new Set<number>()
  for (const [index, step] of steps.entries()) {
    if (step <= leastMs) continue
    const before = steps.slice(Math.max(0, index - NEIGHBOURS), index)
    const after = steps.slice(index + 1, index + 1 + NEIGHBOURS)
    // A lone pair of points says nothing of what is usual: then a third of the range is a pause, and less is not.
    const usualMs = Math.max(middle(before), middle(after)) || rangeMs / 3 / GAP_FACTOR
    if (step > usualMs * GAP_FACTOR) gaps.add(index + 1)
  }
  return gaps
}

/** The upper median; 0 of nothing. */
function middle(steps: readonly number[]): number {
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}
