import type { CommandView } from '@/lib/contract/commands'
import { logMatcher } from '@/lib/contract/log-filter'
import type { LogRecord } from '@/lib/contract/logs'
import { parseIsoMicros } from '@/lib/core/micros'
import { filterMatches } from '@/lib/core/topic'
import type { Decoded } from './decode-message'
import type { Sample, SourceBatch, ValueUpdate, Want } from './live-messages'
import { RecordRing } from './record-ring'
import { sourceKey } from './source-key'

const SAMPLES_MAX = 500
const COMMANDS_MAX = 1_000

interface PendingValue extends Omit<ValueUpdate, 'count' | 'samples' | 'value' | 'ts'> {
  value: ValueUpdate['value']
  ts: string
  count: number
  samples: Sample[]
}

interface PendingSource {
  readonly values: Map<string, PendingValue>
  readonly records: RecordRing
  readonly commands: Map<string, CommandView>
  seenRecords: number
  unreadable: number
}

interface View {
  readonly key: string
  readonly topicFilter: string
  matches(record: LogRecord): boolean
}

/** What came in since the last flush, by source: bounded, however long the page does not take it. */
export class PendingBatches {
  #sources = new Map<string, PendingSource>()
  #recordSources = new Set<string>()
  #views: readonly View[] = []

  get isEmpty(): boolean {
    return this.#sources.size === 0
  }

  /** Records and commands are kept for those who want them; a subscription of a company brings all of its devices'. */
  want(wants: readonly Want[]): void {
    const old = new Map(this.#views.map((view) => [view.key, view]))
    this.#recordSources = new Set(wants.flatMap((want) => (want.feed === 'records' ? [sourceKey(want)] : [])))
    this.#views = wants.flatMap((want) =>
      want.feed === 'view'
        ? [
            old.get(want.key) ?? {
              key: want.key,
              topicFilter: want.topicFilter,
              matches: logMatcher(want.filter),
            },
          ]
        : [],
    )
  }

  add(message: Decoded, topic: string): void {
    if (message.kind === 'value') {
      addValue(this.#of(message.source).values, message)
      return
    }
    if (message.kind === 'record') this.#addToViews(message, topic)
    if (!this.#recordSources.has(message.source)) return
    const pending = this.#of(message.source)
    if (message.kind === 'record') {
      pending.seenRecords++
      pending.records.add(message)
    } else {
      pending.commands.delete(message.command.id)
      pending.commands.set(message.command.id, message.command)
      const oldest = pending.commands.keys().next().value
      if (pending.commands.size > COMMANDS_MAX && oldest !== undefined) pending.commands.delete(oldest)
    }
  }

  addUnreadable(source: string): void {
    this.#of(source).unreadable++
  }

  take(): readonly SourceBatch[] {
    const batches: SourceBatch[] = []
    for (const [source, { values, records, commands, seenRecords, unreadable }] of this.#sources) {
      const { rows, dropped } = records.drain()
      batches.push({
        source,
        values: [...values.values()],
        records: rows,
        seenRecords,
        commands: [...commands.values()],
        droppedRecords: dropped,
        unreadable,
      })
    }
    this.#sources = new Map()
    return batches
  }

  #addToViews(message: Extract<Decoded, { kind: 'record' }>, topic: string): void {
    for (const { key, topicFilter, matches } of this.#views) {
      if (!filterMatches(topicFilter, topic)) continue
      const pending = this.#of(key)
      pending.seenRecords++
      if (matches(message.record)) pending.records.add(message)
    }
  }

  #of(source: string): PendingSource {
    const known = this.#sources.get(source)
    if (known) return known
    const fresh = {
      values: new Map(),
      records: new RecordRing(),
      commands: new Map(),
      seenRecords: 0,
      unreadable: 0,
    }
    this.#sources.set(source, fresh)
    return fresh
  }
}

/** Paths are bounded by the sensors that a device may have. The newest reading is shown, whatever order they come in. */
function addValue(values: Map<string, PendingValue>, message: Extract<Decoded, { kind: 'value' }>): void {
  const { kind: _, source: __, ...value } = message
  const old = values.get(value.path)
  const sample = sampleOf(value)
  if (old === undefined) values.set(value.path, { ...value, count: 1, samples: sample ? [sample] : [] })
  else {
    old.count++
    if (sample) old.samples.push(sample)
    if (old.samples.length > SAMPLES_MAX) old.samples.shift()
    if ((parseIsoMicros(value.ts) ?? 0) >= (parseIsoMicros(old.ts) ?? 0)) {
      old.value = value.value
      old.ts = value.ts
    }
  }
}

/** Only numbers and booleans can be drawn. */
function sampleOf({ value, ts }: Pick<ValueUpdate, 'value' | 'ts'>): Sample | undefined {
  const micros = parseIsoMicros(ts)
  if (micros === undefined) return undefined
  if (typeof value === 'number') return [micros / 1000, value]
  return typeof value === 'boolean' ? [micros / 1000, value ? 1 : 0] : undefined
}
