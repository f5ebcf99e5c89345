export interface HeapSeries {
  readonly view: string
  /** Bytes after a collection, a minute apart; the first when the view was full. */
  readonly heap: readonly number[]
}

interface Run {
  readonly date: string
  readonly cores: number
  readonly loadBefore: number
  readonly minutes: number
  /** Messages a second: asked for, and what the broker acknowledged. */
  readonly perSecond: number
  readonly reached: number
}

const GROWTH_BELOW = 0.1
/** What a view holds swings with what the last messages were: samples at each end of which the median counts. */
const ENDS = 5

/** From the median of the first minutes to that of the last. */
export function growthOf({ heap }: HeapSeries): number {
  const ends = Math.max(1, Math.min(ENDS, Math.floor(heap.length / 2)))
  const first = median(heap.slice(0, ends))
  return (median(heap.slice(-ends)) - first) / first
}

export const isFlat = (series: HeapSeries): boolean => growthOf(series) < GROWTH_BELOW

export function heapTable(all: readonly HeapSeries[]): string {
  const rows = all.map((series) => {
    const { view, heap } = series
    const quarters = [0, 1, 2, 3, 4].map(
      (quarter) => heap[Math.round(((heap.length - 1) * quarter) / 4)] ?? 0,
    )
    const growth = `${(growthOf(series) * 100).toFixed(1)} %`
    return [
      view,
      ...quarters.map((bytes) => (bytes / 1024 / 1024).toFixed(1)),
      isFlat(series) ? growth : `**${growth}**`,
    ]
  })
  return [
    ['view', 'full, MiB', 'a quarter on', 'half', 'three quarters', 'the end', 'growth (< 10 %)'],
    Array.from({ length: 7 }, () => '---'),
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** The page in `docs/benchmarks`. */
export const heapPage = (
  series: readonly HeapSeries[],
  { date, cores, loadBefore, minutes, perSecond, reached }: Run,
): string => `# What a page holds after an hour

Written by \`npm run bench:browser -- heap --minutes=${minutes}\` on ${date}: ${minutes} minutes, ${cores} cores shared by the broker, its
database, the console's server, the load generator and a headless Chromium. ${perSecond.toLocaleString('en')} messages a second wanted,
${Math.round(reached).toLocaleString('en')} acknowledged. Before the run the machine's load average was ${loadBefore.toFixed(1)}. A growth that misses its bar is bold.

${heapTable(series)}

- **Heap**: of the page with its buffers, after collections, once a minute; the worker, which holds no more than one batch,
  is not in it. A page that had stopped streaming would fail the run.
- **Full**: a minute after it was opened. Live Logs keep 10,000 records and 16 MiB, and code is compiled as it is used.
- **Growth**: from the median of the first ${ENDS} minutes to that of the last ${ENDS}.
`

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
