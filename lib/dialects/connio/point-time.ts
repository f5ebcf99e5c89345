import type { JsonObject } from '@/lib/core/json'
import type { Micros } from '@/lib/core/micros'
import { microsFromMs } from '@/lib/core/micros'
import type { Rejection } from '@/lib/core/rejection'
import { jsonKind } from '../json-kind'
import { rejected } from '../rejected'
import { aheadWords, isAccepted, type TimeWindow, widened } from '../time-window'
import { isoTimestamp } from '../timestamp'

export interface FeedTime {
  /** A bad one is the matter of the points that need it. */
  readonly t: Micros | undefined | Rejection
  readonly window: TimeWindow
}

/** The point's own "t", or the feed's, moved by the point's "tt" in ms; null where the broker is to assign one. */
export function pointTime(
  { t: feedTime, window }: FeedTime,
  { t, tt }: JsonObject,
): Micros | null | Rejection {
  if (tt === undefined) {
    const own = t === undefined ? feedTime : isoTimestamp(t, 't', window)
    return own ?? null
  }
  if (typeof tt !== 'number') {
    return notValid(
      `"tt" is ${jsonKind(tt)}; it takes a number of milliseconds, from the feed's "t".`,
      'Send "tt" as a number, such as -1500.',
    )
  }
  if (t !== undefined) {
    return notValid(
      'The point has both "t" and "tt", which is counted from the feed\'s "t".',
      'Send one of the two.',
    )
  }
  if (feedTime === undefined) {
    return notValid(
      'The point has "tt", which is counted from the feed\'s "t", and the feed has none.',
      'Send "t" beside "dps", or "t" instead of "tt" in the point.',
    )
  }
  if (typeof feedTime === 'object') return feedTime
  const at = feedTime + microsFromMs(tt)
  if (isAccepted(at, window)) return at
  return rejected(
    'schema',
    'timestamp-out-of-range',
    `"tt" is ${tt}, which takes the feed's "t" out of the times that are accepted: from 2000 to ${aheadWords(window)} from now.`,
    widened(at, window) ?? 'Send "tt" in milliseconds from the feed\'s "t".',
  )
}

const notValid = (sentence: string, mend: string): Rejection =>
  rejected('schema', 'timestamp-not-valid', sentence, mend)
