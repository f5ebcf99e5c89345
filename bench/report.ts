import type { ViewResult } from './measure-view'

interface Machine {
  readonly date: string
  readonly cores: number
  readonly memoryGigabytes: number
  readonly seconds: number
  /** Of the minute before: what else the machine was doing. */
  readonly loadBefore: number
  /** How long a view streamed before it was measured. */
  readonly fillSeconds: number
}

/** The bars of the console: what each column must hold, and whether it does. */
const columns: readonly (readonly [head: string, cell: (result: ViewResult) => string])[] = [
  ['view', ({ view }) => view],
  ['messages/s wanted', ({ wantedPerSecond }) => whole(wantedPerSecond)],
  ['reached', ({ reachedPerSecond }) => whole(reachedPerSecond)],
  ['frames/s', ({ framesPerSecond }) => framesPerSecond.toFixed(1)],
  ['of a blank page (≥ 0.90)', (result) => mark(frameRatio(result), 2, (ratio) => ratio >= 0.9)],
  ['frames over 100 ms (< 1 %)', ({ slowFrameShare }) => percent(slowFrameShare, 0.01)],
  ['long tasks', ({ longTasks }) => whole(longTasks)],
  ['INP, ms (≤ 200)', ({ interactionMs }) => mark(interactionMs, 0, (ms) => ms <= 200)],
  [
    'device to screen p95, ms (≤ 500)',
    ({ deviceToScreenMsP95 }) => mark(deviceToScreenMsP95, 0, (ms) => ms <= 500),
  ],
  ['heap, MiB', ({ heapMegabytes }) => heapMegabytes.toFixed(1)],
  ['heap growth (< 10 %)', ({ heapGrowthShare }) => percent(heapGrowthShare, 0.1)],
  ['LCP, ms (≤ 2,500)', ({ largestPaintMs }) => mark(largestPaintMs, 0, (ms) => ms <= 2_500)],
  ['CLS (≤ 0.1)', ({ layoutShift }) => mark(layoutShift, 3, (shift) => shift <= 0.1)],
  ['scripts, kB gzipped (≤ 200)', ({ scriptKilobytes }) => mark(scriptKilobytes, 0, (kb) => kb <= 200)],
]

const frameRatio = ({ framesPerSecond, blankFramesPerSecond }: ViewResult): number =>
  blankFramesPerSecond === 0 ? 0 : framesPerSecond / blankFramesPerSecond

export const reportTable = (results: readonly ViewResult[]): string =>
  [
    columns.map(([head]) => head),
    columns.map(() => '---'),
    ...results.map((result) => columns.map(([, cell]) => cell(result))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

/** The page in `docs/benchmarks`. */
export const reportPage = (
  results: readonly ViewResult[],
  machine: Machine,
): string => `# The console while it streams

Written by \`npm run bench:browser\` on ${machine.date}: ${machine.cores} cores and ${machine.memoryGigabytes} GB of memory, shared by
the broker, its database, the console's server, the load generator and a headless Chromium that draws without a
graphics card. ${machine.seconds} seconds a row. A value that misses its bar is bold. Before the run the machine's load
average was ${machine.loadBefore.toFixed(1)}: where that is well above zero, others were at work on it, and the run says little.

${reportTable(results)}

- **Load**: one SensoCAN device with twenty sensors, QoS 1, by a process of its own. "Reached" is what the broker
  acknowledged, each reading stored by then: where it is behind, the generator waits and does not catch up.
- **Of a blank page**: frames a second against those of an empty page in the same browser, before and after, under the
  same load on the broker and with nobody watching it.
- **INP**: opening and closing the menu of the user, once in one and a half seconds, while the view streams.
- **Device to screen**: each value is the time at which it was sent. Of each update of the screen its oldest message
  counts, so the wait for the next of the ten updates a second is in it; p95 over all updates.
- **Heap**: of the page with its buffers, after collections, from the moment in which the view is full and its code
  compiled (${machine.fillSeconds} seconds after it opened) to the end. The worker, which holds no more than one batch, is not in it.
- **LCP, CLS, scripts**: of the page opened with an empty cache while the load runs; CLS to the end of the row. Scripts
  are those that the document names, React and Next.js with them; what is loaded later, as the drawing of
  charts is, is not counted.
`

const whole = (value: number): string => Math.round(value).toLocaleString('en')

function percent(share: number, below: number): string {
  const text = `${(share * 100).toFixed(1)} %`
  return share < below ? text : `**${text}**`
}

function mark(value: number | null, digits: number, holds: (value: number) => boolean): string {
  if (value === null) return 'not measured'
  const text = roundedDown(value, digits)
  return holds(value) ? text : `**${text}**`
}

/** 0.899 misses a bar of 0.90 and must not read as if it held it. */
const roundedDown = (value: number, digits: number): string =>
  (Math.floor(value * 10 ** digits) / 10 ** digits).toFixed(digits)
