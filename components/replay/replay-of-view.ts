/** What "replay" means for what Live Logs shows. Pure. */
import { REPLAY_ROWS_MAX } from '@/lib/contract/replay'
import { reasonCodes } from '@/lib/core/rejection'
import { plural } from '../lists/plural'
import type { SizedRecord } from '../live/live-messages'
import type { LogFilter } from '../logs/log-filter'
import type { ReplayScope } from './replay-tally'

export interface ViewReplay {
  readonly scope: ReplayScope
  readonly sentence: string
}

/**
 * A text that is looked for is known to the page alone, so the rows that it shows are named one by one. Without one
 * the server is asked for all that it keeps, which is more than the page has. Nothing where no refusal is shown.
 */
export function replayOfView(
  device: { readonly id: string; readonly name: string },
  filter: LogFilter,
  rows: readonly SizedRecord[],
): ViewReplay | undefined {
  if (filter.outcome === 'allowed' || (filter.kind !== null && filter.kind !== 'message')) return undefined
  if (filter.text.trim() === '') {
    const code = reasonCodes.find((one) => one === filter.code)
    return {
      scope: { filter: { deviceId: device.id, ...(code ? { code } : {}) } },
      sentence: `All refused messages of ${device.name} that are kept${code ? ` with the code ${code}` : ''}.`,
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
