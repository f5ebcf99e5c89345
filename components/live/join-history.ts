import type { LogRecord } from '@/lib/contract/logs'
import type { SizedRecord } from './record-pack'
import type { RecordRing } from './record-ring'

/**
 * Puts stored records under those that came live. The live feed is granted before the history is asked for, so the
 * two overlap and nothing falls between them; the ring takes each `seq` once. Returns how many were new.
 */
export function joinHistory(ring: RecordRing<SizedRecord>, history: readonly LogRecord[]): number {
  let added = 0
  // Newest first: where the ring is full, it is the oldest of the history that find no room.
  const newestFirst = history.toSorted((a, b) => b.seq - a.seq)
  for (const record of newestFirst) if (ring.add(sized(record))) added++
  return added
}

/** Records of the API carry no message length: their text is what they weigh. */
export function sized(record: LogRecord): SizedRecord {
  const text = (record.payload?.length ?? 0) + (record.payloadHex?.length ?? 0) + (record.topic?.length ?? 0)
  return { seq: record.seq, record, bytes: 512 + text + record.sentence.length }
}
