import type { Exposed } from './read-exposition'

const NAME = 'signalbox_event_loop_lag_seconds_bucket'

/** Of the delays between two scrapes, in ms, as fine as the buckets are; infinite beyond the last one. */
export function lagQuantileMs(
  before: readonly Exposed[],
  after: readonly Exposed[],
  process: string,
  quantile: number,
): number {
  const counts = (exposed: readonly Exposed[]) =>
    new Map(
      exposed
        .filter(({ name, labels }) => name === NAME && labels.process === process)
        .map(({ labels, value }) => [labels.le ?? '', value]),
    )
  const first = counts(before)
  const buckets = [...counts(after)]
    .map(([le, count]) => ({
      le: le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le),
      count: count - (first.get(le) ?? 0),
    }))
    .sort((a, b) => a.le - b.le)
  const wanted = (buckets.at(-1)?.count ?? 0) * quantile
  let below = { le: 0, count: 0 }
  for (const bucket of buckets) {
    if (bucket.count >= wanted) {
      if (bucket.le === Number.POSITIVE_INFINITY || bucket.count === below.count) return bucket.le * 1000
      const share = (wanted - below.count) / (bucket.count - below.count)
      return (below.le + (bucket.le - below.le) * share) * 1000
    }
    below = bucket
  }
  return 0
}
