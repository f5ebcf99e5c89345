import type { Rejection } from '@/lib/core/rejection'
import { rejected } from './rejected'

const READINGS_MAX = 1_000

/** A message with more readings than the limit is refused whole, so that its sender can repeat it in parts. */
export const tooManyReadings = (count: number): Rejection | undefined =>
  count <= READINGS_MAX
    ? undefined
    : rejected(
        'quota',
        'too-many-readings',
        `The message holds ${count} readings; ${READINGS_MAX} are accepted, and none of these was stored.`,
        `Send at most ${READINGS_MAX} readings a message.`,
      )
