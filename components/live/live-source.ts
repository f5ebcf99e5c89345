import type { CommandView } from '@/lib/contract/commands'
import type { LogRecord } from '@/lib/contract/logs'
import type { Latest } from '@/lib/contract/readings'
import { joinHistory } from './join-history'
import type { Feed, Samples, SourceBatch } from './live-messages'
import { applyUpdates, emptyLiveState, type LiveState, seedLatest } from './live-state'
import { type SizedRecord, unpackRecords } from './record-pack'
import { RecordRing } from './record-ring'
import { Store } from './store'

/** `grants` counts how often the broker granted the feed: it grows with each reconnect, and history is asked for again. */
export interface FeedState {
  readonly grants: number
  readonly isRefused: boolean
}

export interface LiveValues extends FeedState {
  readonly state: LiveState
  readonly received: number
  readonly unreadable: number
}

export interface LiveRecords extends FeedState {
  /** Oldest first. */
  readonly rows: readonly SizedRecord[]
  /** Records that came live since the page opened. */
  readonly received: number
  /** The same with those that a filter kept back. */
  readonly seen: number
  /** The newest that was here when the feed was last granted: history is asked for down to it. */
  readonly newestBefore?: number
  readonly dropped: number
  /** The pattern took so long that it is no longer asked of what comes live. */
  readonly isPatternGivenUp?: boolean
}

const ungranted: FeedState = { grants: 0, isRefused: false }

const noValues: LiveValues = { ...ungranted, state: emptyLiveState, received: 0, unreadable: 0 }
const noRecords: LiveRecords = { ...ungranted, rows: [], received: 0, seen: 0, dropped: 0 }

/** Everything that the page holds of one device's live feeds. */
export class LiveSource {
  readonly values = new Store<LiveValues>(noValues)
  readonly records = new Store<LiveRecords>(noRecords)
  #ring = new RecordRing<SizedRecord>()
  readonly #sampleListeners = new Set<(path: string, samples: Samples) => void>()
  readonly #commandListeners = new Set<(command: CommandView) => void>()
  #droppedBefore = 0

  take(batch: SourceBatch, nowMs: number): void {
    if (batch.values.length > 0 || batch.unreadable > 0) this.#takeValues(batch, nowMs)
    if (batch.seenRecords > 0) this.#takeRecords(batch)
    for (const command of batch.commands) for (const listener of this.#commandListeners) listener(command)
  }

  setGranted(feed: Feed, isGranted: boolean): void {
    const change = (old: FeedState): FeedState => ({
      grants: old.grants + (isGranted ? 1 : 0),
      isRefused: !isGranted,
    })
    if (feed === 'values') this.values.set({ ...this.values.get(), ...change(this.values.get()) })
    else {
      const old = this.records.get()
      const newest = old.rows.at(-1)?.seq
      this.records.set({ ...old, ...change(old), ...(newest !== undefined && { newestBefore: newest }) })
    }
  }

  /** Nobody watches the feed any more: begin anew when somebody does. */
  forget(feed: Feed): void {
    if (feed === 'values') {
      this.values.set(noValues)
      return
    }
    this.#ring = new RecordRing<SizedRecord>()
    this.#droppedBefore = 0
    this.records.set(noRecords)
  }

  seed(latest: readonly Latest[]): void {
    const old = this.values.get()
    this.values.set({ ...old, state: seedLatest(old.state, latest) })
  }

  join(history: readonly LogRecord[]): void {
    if (joinHistory(this.#ring, history) > 0) this.#showRecords()
  }

  /** Lets go of what lies before a hole that history did not fill. */
  keepFrom(seq: number): void {
    const kept = this.#ring.rows().filter((row) => row.seq >= seq)
    this.#droppedBefore += this.#ring.dropped
    this.#ring = new RecordRing<SizedRecord>()
    this.#ring.addAll(kept)
    this.#showRecords()
  }

  clearRecords(): void {
    this.#ring.clear()
    this.#showRecords()
  }

  giveUpPattern(): void {
    this.records.set({ ...this.records.get(), isPatternGivenUp: true })
  }

  readonly onSamples = (listener: (path: string, samples: Samples) => void): (() => void) => {
    this.#sampleListeners.add(listener)
    return () => this.#sampleListeners.delete(listener)
  }

  readonly onCommand = (listener: (command: CommandView) => void): (() => void) => {
    this.#commandListeners.add(listener)
    return () => this.#commandListeners.delete(listener)
  }

  #takeValues({ values, samples, unreadable }: SourceBatch, nowMs: number): void {
    const old = this.values.get()
    this.values.set({
      ...old,
      state: applyUpdates(old.state, values, nowMs),
      received: values.reduce((sum, { count }) => sum + count, old.received),
      unreadable: old.unreadable + unreadable,
    })
    let from = 0
    for (const { path, sampleCount } of values) {
      const end = from + 2 * sampleCount
      for (const listener of this.#sampleListeners) listener(path, samples.subarray(from, end))
      from = end
    }
  }

  #takeRecords({ records, seenRecords, droppedRecords }: SourceBatch): void {
    const old = this.records.get()
    const added = droppedRecords + this.#ring.addAll(unpackRecords(records))
    this.#droppedBefore += droppedRecords
    const seen = old.seen + seenRecords
    // A new array has the page drawn anew.
    if (added === 0) this.records.set({ ...old, seen })
    else this.#showRecords({ received: old.received + added, seen })
  }

  #showRecords(counts: Partial<Pick<LiveRecords, 'received' | 'seen'>> = {}): void {
    const dropped = this.#droppedBefore + this.#ring.dropped
    this.records.set({ ...this.records.get(), ...counts, rows: this.#ring.rows(), dropped })
  }
}
