/**
 * Messages into commits. Two lanes, each with a connection of its own and one batch in flight: while one commits the
 * next gathers, so batches grow with the load and an idle broker commits at once. Nothing is dropped here: where the
 * database is away a batch is tried again until it is back, and the intake is shut meanwhile.
 */
import type { Pool, PoolClient } from 'pg'
import type { Gate } from '@/broker/gate'
import { isFault } from '@/lib/core/fault'
import type { Log } from '@/lib/log/log'
import type { Committed, IngestItem } from './item'

export type CommitBatch = (client: PoolClient, items: readonly IngestItem[]) => Promise<Committed[]>

/** How an item ended: stored, or refused by the database itself (never for want of a connection). */
export type Outcome = Committed | { readonly refusedBecause: string }

interface Waiting {
  readonly item: IngestItem
  readonly settle: (outcome: Outcome) => void
}

const LANES = 2
const BATCH_ITEMS_MAX = 5_000
const BATCH_BYTES_MAX = 4 * 1024 * 1024
/** Waiting payload over all lanes at which sockets pause, and at which they go on. */
const BACKLOG_BYTES_SHUT = 64 * 1024 * 1024
const BACKLOG_BYTES_OPEN = 32 * 1024 * 1024
/** What a waiting message weighs beside its payload, roughly. */
const ITEM_BYTES = 1024
const RETRY_AFTER_MS = [50, 100, 250, 500, 1000]

export class Batcher {
  private readonly lanes: Lane[]
  private waitingBytes = 0
  private waitingMessages = 0

  constructor(
    pool: Pool,
    commit: CommitBatch,
    private readonly intake: Gate,
    log: Log,
  ) {
    this.lanes = Array.from({ length: LANES }, () => new Lane(pool, commit, intake, log))
  }

  /** Resolves once the item is committed, or the database refused its content; waits as long as the database is away. */
  async store(item: IngestItem): Promise<Outcome> {
    const bytes = item.bytes + ITEM_BYTES
    this.waitingBytes += bytes
    this.waitingMessages++
    if (this.waitingBytes > BACKLOG_BYTES_SHUT) this.intake.shut('backlog')
    const outcome = await this.laneOf(item.laneKey).add(item)
    this.waitingBytes -= bytes
    this.waitingMessages--
    if (this.waitingBytes < BACKLOG_BYTES_OPEN) this.intake.open('backlog')
    return outcome
  }

  /** How long the batch that is longest on its way has been; 0 where none is. */
  get lagMs(): number {
    return Math.max(...this.lanes.map((lane) => lane.lagMs))
  }

  /** What was handed in and is not settled yet. */
  get backlog(): { readonly messages: number; readonly bytes: number } {
    return { messages: this.waitingMessages, bytes: this.waitingBytes }
  }

  /** Resolves when all that was handed in is settled. */
  async drain(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.idle()))
  }

  private laneOf(key: string): Lane {
    let hash = 0
    for (let index = 0; index < key.length; index++) hash = (hash * 31 + key.charCodeAt(index)) | 0
    const lane = this.lanes[Math.abs(hash) % this.lanes.length]
    if (!lane) throw new Error('a batcher has lanes')
    return lane
  }
}

class Lane {
  private waiting: Waiting[] = []
  private running: Promise<void> | undefined
  private batchSinceMs: number | undefined

  constructor(
    private readonly pool: Pool,
    private readonly commit: CommitBatch,
    private readonly intake: Gate,
    private readonly log: Log,
  ) {}

  add(item: IngestItem): Promise<Outcome> {
    return new Promise((settle) => {
      this.waiting.push({ item, settle })
      this.running ??= this.run()
    })
  }

  get lagMs(): number {
    return this.batchSinceMs === undefined ? 0 : Date.now() - this.batchSinceMs
  }

  async idle(): Promise<void> {
    await this.running
  }

  private async run(): Promise<void> {
    // Lets the messages of one read of the socket gather.
    await new Promise((next) => setImmediate(next))
    while (this.waiting.length > 0) {
      this.batchSinceMs = Date.now()
      await this.commitUntilSettled(this.takeBatch())
    }
    this.batchSinceMs = undefined
    this.running = undefined
  }

  private takeBatch(): Waiting[] {
    let bytes = 0
    let count = 0
    for (const { item } of this.waiting) {
      bytes += item.bytes
      if (count > 0 && (count >= BATCH_ITEMS_MAX || bytes > BATCH_BYTES_MAX)) break
      count++
    }
    return this.waiting.splice(0, count)
  }

  private async commitUntilSettled(batch: readonly Waiting[]): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const result = await this.attempt(batch.map(({ item }) => item))
      if (result === 'away') {
        await new Promise((next) =>
          setTimeout(next, RETRY_AFTER_MS[Math.min(attempt, RETRY_AFTER_MS.length - 1)]),
        )
        continue
      }
      if (Array.isArray(result)) {
        for (const [index, { settle }] of batch.entries()) settle(result[index] ?? { laterRecords: [] })
        return
      }
      return this.settleRefused(batch, result.refusedBecause)
    }
  }

  /** One message that the database does not take must not keep the others of its batch out. */
  private async settleRefused(batch: readonly Waiting[], refusedBecause: string): Promise<void> {
    const [only] = batch
    if (batch.length === 1 && only) {
      this.log.error({ refusedBecause }, 'the database refused a message')
      only.settle({ refusedBecause })
      return
    }
    const half = Math.ceil(batch.length / 2)
    await this.commitUntilSettled(batch.slice(0, half))
    await this.commitUntilSettled(batch.slice(half))
  }

  private async attempt(
    items: readonly IngestItem[],
  ): Promise<Committed[] | 'away' | { refusedBecause: string }> {
    let client: PoolClient | undefined
    try {
      client = await this.pool.connect()
      const committed = await this.commit(client, items)
      client.release()
      if (this.intake.isShutFor('disk-full')) {
        this.log.info({}, 'the database has room again: ingest goes on')
        this.intake.open('disk-full')
      }
      return committed
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      client?.release(true)
      if (isDiskFull(error) && !this.intake.isShutFor('disk-full')) {
        this.log.error(
          { reason },
          'the disk of the database is full: nothing is taken in until there is room',
        )
        this.intake.shut('disk-full')
      }
      if (isContentError(error)) return { refusedBecause: reason }
      this.log.warn({ reason }, 'a commit did not go through and is tried again')
      return 'away'
    }
  }
}

/** SQLSTATE classes 21, 22 and 23, or a bug that this content wakes: trying again would not help. All else is tried again. */
function isContentError(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError || isFault(error)) return true
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[123]/.test(error.code)
  )
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '53100'
