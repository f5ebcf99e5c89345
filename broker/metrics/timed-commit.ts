import type { CommitBatch } from '@/broker/ingest/batcher'
import type { Counts } from './counts'

/** A commit whose size and time are counted, and its readings by the dialect that they came in by. */
export function timedCommit(commit: CommitBatch, counts: Counts): CommitBatch {
  return async (client, items) => {
    const begunMs = performance.now()
    try {
      const committed = await commit(client, items)
      counts.commitSeconds.observe((performance.now() - begunMs) / 1000)
      counts.batchMessages.observe(items.length)
      for (const { readings } of items) {
        const [first] = readings
        if (first) counts.readings.add(first.reading.dialect, readings.length)
      }
      return committed
    } catch (error) {
      counts.failedCommits++
      throw error
    }
  }
}
