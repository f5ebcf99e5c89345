/** What "replay" means for what Live Logs shows. Pure. */

import type { LogFilter } from '@/lib/contract/log-filter'
import { REPLAY_ROWS_MAX } from '@/lib/contract/replay-rows'
import { reasonCodes } from '@/lib/core/rejection'
import { plural } from '../lists/plural'
import type { SizedRecord } from '../live/record-pack'
import type { LogPlace } from '../logs/log-query'
import type { ReplayScope } from './replay-tally'

export interface ViewReplay {
  readonly scope: ReplayScope
  readonly sentence: string
}

/**
 * A replay of all that is kept takes a place and a code. What else the filter asks for is named row by row, of those
 * that the page shows. Nothing where no refusal is shown.
 */
export function replayOfView(
  { name, ...place }: LogPlace & { readonly name: string },
  filter: LogFilter,
  rows: readonly SizedRecord[],
): ViewReplay | undefined {
  if (filter.outcome === 'allowed' || (filter.kind !== null && filter.kind !== 'message')) return undefined
  const { text, topic, stage, deviceId } = filter
  const isPlaced = Object.keys(place).length > 0
  if (isPlaced && text.trim() === '' && !topic && stage === null && deviceId === null) {
    const code = reasonCodes.find((one) => one === filter.code)
    return {
      scope: { filter: { ...place, ...(code ? { code } : {}) } },
      sentence: `All refused messages of ${name} that are kept${code ? ` with the code ${code}` : ''}.`,
    }
  }
  const seqs = rows.flatMap(({ record }) =>
    record.outcome === 'refused' && record.kind === 'message' ? [record.seq] : [],
  )
  if (seqs.length === 0) return undefined
  const newest = seqs.slice(-REPLAY_ROWS_MAX)
  return {
    scope: { seqs: newest },
    sentence: `The ${plural(newest.length, 'refused message')} that the filter shows.`,
  }
}
