/** Writes behind: what changed while one batch is on its way goes with the next. Nothing is lost while the database is away. */
import type { Pool, PoolClient } from 'pg'
import type { Log } from '@/lib/log/log'
import { Changes } from './changes'
import { writeChanges } from './write-changes'

/** Clearing what was acknowledged is in no hurry, and comes cheaper together. */
const LAZY_MS = 100
const RETRY_AFTER_MS = [50, 100, 250, 500, 1000]
/** A batch that the database refuses for what is in it. */
const REFUSALS_MAX = 3

export class ChangeWriter {
  private changes = new Changes()
  private running: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly pool: Pool,
    private readonly log: Log,
  ) {}

  /** To be filled in; what must not wait is followed by `settled`. */
  get next(): Changes {
    this.timer ??= setTimeout(() => void this.settled(), LAZY_MS).unref()
    return this.changes
  }

  /** Resolves when all that was handed in by now is committed. */
  async settled(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    // What is on its way was taken before.
    if (this.changes.isEmpty) return this.running
    const mine = this.changes
    while (this.changes === mine) {
      this.running ??= this.run()
      await this.running
    }
  }

  private async run(): Promise<void> {
    // Lets those gather that come in the same turn.
    await new Promise((next) => setImmediate(next))
    const changes = this.changes
    this.changes = new Changes()
    for (const { entry } of changes.queued) entry.isUnwritten = false
    await this.write(changes)
    this.running = undefined
  }

  private async write(changes: Changes): Promise<void> {
    let refusals = 0
    for (let attempt = 0; ; attempt++) {
      const error = await this.attempt(changes)
      if (error === undefined) return
      const reason = error instanceof Error ? error.message : String(error)
      if (isRefusal(error) && ++refusals >= REFUSALS_MAX) {
        this.log.error(
          { err: error },
          'changes of durable sessions were refused by the database and are lost',
        )
        return
      }
      this.log.warn({ reason }, 'changes of durable sessions could not be written and are tried again')
      const afterMs = RETRY_AFTER_MS[Math.min(attempt, RETRY_AFTER_MS.length - 1)]
      await new Promise((next) => setTimeout(next, afterMs))
    }
  }

  private async attempt(changes: Changes): Promise<unknown> {
    let client: PoolClient | undefined
    try {
      client = await this.pool.connect()
      await writeChanges(client, changes)
      client.release()
      return undefined
    } catch (error) {
      // Closed, which undoes what was begun.
      client?.release(true)
      return error ?? new Error('unknown')
    }
  }
}

/** SQLSTATE classes 21 to 23: what the statement carries, not whether it arrived. */
const isRefusal = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[123]/.test(error.code))
