/**
 * Hears of changes: NOTIFY says "now", a look each second backs it up, and both read the same table in order. Where the
 * database is silent for two seconds the gate shuts; it opens when all that changed meanwhile is applied.
 */
import { Client, type Pool } from 'pg'
import type { Gate } from '@/broker/gate'
import { changeChannel, type Notice } from '@/lib/core/notice'
import { currentVersion, readChanges, trimChanges } from '@/lib/db/changes'
import type { Log } from '@/lib/log/log'

const LOOK_EVERY_MS = 1_000
const SILENT_AFTER_MS = 2_000
const LISTEN_AGAIN_MS = 1_000
const TRIM_EVERY_MS = 3600_000

export interface ChangeWatchDeps {
  readonly databaseUrl: string
  readonly pool: Pool
  readonly gate: Gate
  readonly log: Log
  /** Applies notices in order; resolves when they hold. */
  apply(notices: readonly Notice[]): Promise<void>
  /** Some notices are gone unread: everything that is held is checked. */
  applyAll(): Promise<void>
}

export class ChangeWatch {
  private version = 0
  private looking: Promise<void> | undefined
  private mustLookAgain = false
  private answeredAtMs = performance.now()
  private isStopped = false
  private readonly timers: NodeJS.Timeout[] = []
  private listener: Client | undefined

  constructor(private readonly deps: ChangeWatchDeps) {}

  async start(): Promise<void> {
    this.version = await currentVersion(this.deps.pool)
    this.answeredAtMs = performance.now()
    await this.listen()
    this.timers.push(
      setInterval(() => this.look(), LOOK_EVERY_MS),
      setInterval(() => this.shutWhereSilent(), 100),
      setInterval(() => void trimChanges(this.deps.pool).catch(() => undefined), TRIM_EVERY_MS),
    )
  }

  async stop(): Promise<void> {
    this.isStopped = true
    for (const timer of this.timers) clearInterval(timer)
    await this.listener?.end().catch(() => undefined)
    await this.looking
  }

  private async listen(): Promise<void> {
    if (this.isStopped) return
    const client = new Client({
      connectionString: this.deps.databaseUrl,
      connectionTimeoutMillis: SILENT_AFTER_MS,
      keepAlive: true,
    })
    let isLost = false
    const lost = () => {
      if (isLost) return
      isLost = true
      client.end().catch(() => undefined)
      if (!this.isStopped) setTimeout(() => void this.listen(), LISTEN_AGAIN_MS)
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', () => this.look())
    try {
      await client.connect()
      await client.query(`LISTEN ${changeChannel}`)
      this.listener = client
      this.look()
    } catch {
      lost()
    }
  }

  private look(): void {
    if (this.looking) {
      this.mustLookAgain = true
      return
    }
    this.looking = this.readOnce().finally(() => {
      this.looking = undefined
      if (this.mustLookAgain && !this.isStopped) {
        this.mustLookAgain = false
        this.look()
      }
    })
  }

  private async readOnce(): Promise<void> {
    try {
      const changes = await readChanges(this.deps.pool, this.version)
      const [first] = changes
      if (first) {
        if (first.version !== this.version + 1) await this.deps.applyAll()
        await this.deps.apply(changes.map(({ notice }) => notice))
        this.version = changes.at(-1)?.version ?? this.version
        this.mustLookAgain = true
      }
      this.answeredAtMs = performance.now()
      if (!this.deps.gate.isOpen && changes.length === 0) {
        this.deps.log.info('the database answers again: sessions go on')
        this.deps.gate.open('database-silent')
      }
    } catch (error) {
      this.deps.log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'changes could not be read',
      )
    }
  }

  private shutWhereSilent(): void {
    if (!this.deps.gate.isOpen || performance.now() - this.answeredAtMs < SILENT_AFTER_MS) return
    this.deps.log.warn('the database has been silent for 2 s: sessions are suspended')
    this.deps.gate.shut('database-silent')
  }
}
