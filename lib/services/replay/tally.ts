/** What a replay counts, over all of its batches. */

import type { LogRecord } from '@/lib/contract/logs'
import type { OutputOf } from '@/lib/contract/operation'
import type { replayLogsOp, replayOutcomes } from '@/lib/contract/replay'
import type { ReasonCode, Rejection } from '@/lib/core/rejection'

type Output = OutputOf<typeof replayLogsOp>
type Outcome = (typeof replayOutcomes)[number]

const EXAMPLES_MAX = 20
/** So that one outcome does not fill the list alone. */
const EXAMPLES_OF_ONE_MAX = 5

export class Tally {
  private readonly counts: Record<Outcome, number> = {
    stored: 0,
    refused: 0,
    'not-kept': 0,
    'replayed-before': 0,
  }
  private readonly codes = new Map<ReasonCode, number>()
  private readonly examples: Output['examples'] = []
  private readonly sensors = new Set<string>()
  private readings = 0

  stored(record: LogRecord, readings: number, newSensors: readonly string[]): void {
    this.readings += readings
    for (const sensor of newSensors) this.sensors.add(sensor)
    this.note(record, 'stored', readings === 1 ? 'One reading.' : `${readings} readings.`)
  }

  refused(record: LogRecord, { code, sentence }: Rejection): void {
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1)
    this.note(record, 'refused', sentence)
  }

  notKept(record: LogRecord, sentence: string): void {
    this.note(record, 'not-kept', sentence)
  }

  replayedBefore(record: LogRecord, sentence: string): void {
    this.note(record, 'replayed-before', sentence)
  }

  totals(): Omit<Output, 'isDryRun' | 'remaining' | 'nextSeq'> {
    const { counts } = this
    return {
      matched: counts.stored + counts.refused + counts['not-kept'] + counts['replayed-before'],
      messages: counts.stored,
      readings: this.readings,
      newSensors: this.sensors.size,
      stillRefused: [...this.codes]
        .map(([code, count]) => ({ code, count }))
        .sort((a, b) => b.count - a.count),
      alreadyReplayed: counts['replayed-before'],
      notKept: counts['not-kept'],
      examples: this.examples,
    }
  }

  private note({ seq, topic }: LogRecord, outcome: Outcome, sentence: string): void {
    this.counts[outcome]++
    if (this.examples.length >= EXAMPLES_MAX || this.counts[outcome] > EXAMPLES_OF_ONE_MAX) return
    this.examples.push({ seq, outcome, sentence, topic })
  }
}
