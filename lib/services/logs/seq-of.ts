import { type Micros, parseIsoMicros } from '@/lib/core/micros'

/** Sequence numbers of records are the microseconds at which they were made. */
export const seqOf = (at: string | undefined, otherwise: Micros): Micros =>
  at === undefined ? otherwise : (parseIsoMicros(at) ?? Date.parse(at) * 1000)
