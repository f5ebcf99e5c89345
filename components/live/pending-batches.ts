import type { CommandView } from '@/lib/contract/commands'
import { logMatcher } from '@/lib/contract/log-filter'
import type { LogRecord } from '@/lib/contract/logs'
import { parseIsoMicros } from '@/lib/core/micros'
import { filterMatches } from '@/lib/core/topic'
import type { Decoded } from './decode-message'
import { isDrawable } from './is-drawable'
import type { SourceBatch, ValueUpdate, Want } from './live-messages'
import { packRecords, type RecordText } from './record-pack'
import { RecordRing } from './record-ring'
import { sourceKey } from './source-key'

const SAMPLES_MAX = 500
const COMMANDS_MAX = 1_000

interface PendingValue {
  /** The newest, whatever order they come in. */
  shown: Extract<Decoded, { kind: 'value' }>
  shownMicros: number
  count: number
  /** Ms and value in turn. */
  readonly samples: number[]
}

interface PendingSource {
  readonly values: Map<string, PendingValue>
  readonly records: RecordRing<RecordText>
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
      pending.records.add(textOf(message))
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
        values: [...values.values()].map(updateOf),
        samples: Float64Array.from([...values.values()].flatMap(({ samples }) => samples)),
        records: packRecords(rows),
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
      if (matches(message.record)) pending.records.add(textOf(message))
    }
  }

  #of(source: string): PendingSource {
    const known = this.#sources.get(source)
    if (known) return known
    const fresh: PendingSource = {
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

/** A copy: what came in is a piece of something larger, which would be kept with it. */
const textOf = ({ record, text }: Extract<Decoded, { kind: 'record' }>): RecordText => ({
  seq: record.seq,
  bytes: text.length,
  text: new Uint8Array(text),
})

/** Paths are bounded by the sensors that a device may have. */
function addValue(values: Map<string, PendingValue>, message: Extract<Decoded, { kind: 'value' }>): void {
  const micros = parseIsoMicros(message.ts)
  let pending = values.get(message.path)
  if (pending === undefined) {
    pending = { shown: message, shownMicros: micros ?? 0, count: 0, samples: [] }
    values.set(message.path, pending)
  } else if ((micros ?? 0) >= pending.shownMicros) {
    pending.shown = message
    pending.shownMicros = micros ?? 0
  }
  pending.count++
  if (micros === undefined || !isDrawable(message.value)) return
  pending.samples.push(micros / 1000, Number(message.value))
  if (pending.samples.length > 2 * SAMPLES_MAX) pending.samples.splice(0, 2)
}

function updateOf({ shown, count, samples }: PendingValue): ValueUpdate {
  const { path, connection, measurement, key, value, ts } = shown
  return { path, connection, measurement, key, value, ts, count, sampleCount: samples.length / 2 }
}
