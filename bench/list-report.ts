import type { Fleet } from './make-fleet'
import { HAND_SPEED, type ListResult, type Scroll } from './measure-list'

interface Row {
  readonly what: string
  readonly bar: string
  readonly value: string
  readonly isHeld: boolean
}

export function listRows(
  fleet: Pick<Fleet, 'dryRunSeconds' | 'commitSeconds'>,
  list: ListResult,
): readonly Row[] {
  const { searchMsP95, sortMsP95, typedToShownMsP95 } = list
  return [
    most('dry run of 10,000 rows', fleet.dryRunSeconds, 5, 's'),
    most('import of 10,000 devices', fleet.commitSeconds, 60, 's'),
    ...list.scrolls.flatMap(({ by, framesPerSecond, blankFramesPerSecond, slowFrameShare, longTasks }) => {
      const ratio = blankFramesPerSecond === 0 ? 0 : framesPerSecond / blankFramesPerSecond
      return [
        {
          what: `${scrolled[by]}: frames/s of a blank page's`,
          bar: '≥ 0.90',
          // 0.899 must not read as if it held the bar.
          value: `${(Math.floor(ratio * 100) / 100).toFixed(2)} (${framesPerSecond.toFixed(1)} of ${blankFramesPerSecond.toFixed(1)})`,
          isHeld: ratio >= 0.9,
        },
        most(`${scrolled[by]}: frames over 100 ms`, slowFrameShare * 100, 1, '%'),
        { what: `${scrolled[by]}: long tasks`, bar: '', value: String(longTasks), isHeld: true },
      ]
    }),
    most('search, p95 of 40 calls of the API', searchMsP95, 200, 'ms'),
    most('first page in each of 8 orders, p95 of 40 calls', sortMsP95, 200, 'ms'),
    {
      what: 'typed to shown, p95 of 40 searches, 150 ms of each waiting for another key',
      bar: '',
      value: `${Math.round(typedToShownMsP95)} ms`,
      isHeld: true,
    },
  ]
}

const scrolled = {
  hand: `scrolled at ${HAND_SPEED.toLocaleString('en')} px/s`,
  wheel: 'scrolled through by wheel',
  keys: 'scrolled through by keys',
} as const satisfies Record<Scroll['by'], string>

const most = (what: string, value: number, max: number, unit: string): Row => ({
  what,
  bar: `≤ ${max} ${unit}`,
  value: `${value.toFixed(1)} ${unit}`,
  isHeld: value <= max,
})

export const listTable = (rows: readonly Row[]): string =>
  [
    '| what | bar | measured |',
    '| --- | --- | --- |',
    ...rows.map(
      ({ what, bar, value, isHeld }) => `| ${what} | ${bar} | ${isHeld ? value : `**${value}**`} |`,
    ),
  ].join('\n')

export const listPage = (
  rows: readonly Row[],
  machine: { readonly date: string; readonly cores: number; readonly loadBefore: number },
): string => `# A fleet of 10,000 devices

Written by \`npm run bench:browser -- list\` on ${machine.date}: ${machine.cores} cores, shared by the broker, its database, the
console's server and a headless Chromium that draws without a graphics card. A value that misses its bar is bold. Before
the run the machine's load average was ${machine.loadBefore.toFixed(1)}: where that is well above zero, others were at work on it, and the run says little.

${listTable(rows)}

- **Import**: one tenant, each device with a sensor and a tag; from the call to the end of the job.
- **Scrolled at ${HAND_SPEED.toLocaleString('en')} px/s**: as a hand does that turns the wheel fast, for eight seconds.
- **Scrolled through**: from the first row to the last as fast as the browser takes it, its pages loaded on the way.
  Frames a second against those of an empty page in the same browser, before and after.
`
