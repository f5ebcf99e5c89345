import { lagQuantileMs } from './lag-quantile'
import type { Sample, Scrape } from './sample'
import { type Bar, flatness, most } from './verdicts'

const LAG_MS_MAX = 50

const watched = [
  { key: 'residentMib', what: 'resident memory', unit: 'MiB', floor: 24 },
  { key: 'heapUsedMib', what: 'heap in use', unit: 'MiB', floor: 16 },
  { key: 'externalMib', what: 'buffers outside the heap', unit: 'MiB', floor: 16 },
  { key: 'fds', what: 'file descriptors', unit: '', floor: 20 },
  { key: 'resources', what: 'active resources', unit: '', floor: 40 },
] as const satisfies readonly {
  key: keyof Sample
  what: string
  unit: 'MiB' | ''
  floor: number
}[]

export function barsOf(
  scrapes: readonly Scrape[],
  { missing, errors }: { readonly missing: number; readonly errors: number },
): readonly Bar[] {
  return [
    ...(['broker', 'web'] as const).flatMap((process) => [
      ...watched.map(({ key, what, unit, floor }) =>
        flatness({
          what: `${process}: ${what}`,
          unit,
          floor,
          values: scrapes.map((scrape) => scrape[process][key]),
        }),
      ),
      most(
        `${process}: p99 lag of the event loop`,
        lagQuantileMs(scrapes[0]?.exposed ?? [], scrapes.at(-1)?.exposed ?? [], process, 0.99),
        LAG_MS_MAX,
        'ms',
      ),
    ]),
    most('acknowledged messages that are missing', missing, 0, ''),
    most('errors in the log, and refusals of the API', errors, 0, ''),
  ]
}
