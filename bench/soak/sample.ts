import { type Exposed, readExposition, sumOf } from './read-exposition'

const MIB = 1024 * 1024

/** What one scrape says of a process. */
export interface Sample {
  readonly residentMib: number
  readonly heapUsedMib: number
  readonly externalMib: number
  readonly fds: number
  readonly resources: number
}

export interface Scrape {
  readonly exposed: readonly Exposed[]
  readonly broker: Sample
  readonly web: Sample
}

export function scrapeOf(text: string): Scrape {
  const exposed = readExposition(text)
  return { exposed, broker: sampleOf(exposed, 'broker'), web: sampleOf(exposed, 'web') }
}

function sampleOf(exposed: readonly Exposed[], process: string): Sample {
  const memory = (kind: string) => sumOf(exposed, 'signalbox_memory_bytes', { process, kind }) / MIB
  return {
    residentMib: memory('resident'),
    heapUsedMib: memory('heap-used'),
    externalMib: memory('external'),
    fds: sumOf(exposed, 'signalbox_open_fds', { process }),
    resources: sumOf(exposed, 'signalbox_active_resources', { process }),
  }
}
