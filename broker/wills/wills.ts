/**
 * Wills, from CONNECT until they are published or taken back. Each lies in the database before CONNACK, and leaves it in
 * the commit that publishes it: a broker that is killed loses none, and publishes none twice.
 */
import type { Pool } from 'pg'
import type { ChangeWriter } from '@/broker/durable/change-writer'
import type { Sender } from '@/broker/sessions/sender'
import type { Log } from '@/lib/log/log'
import { lateSender, type Will } from './will'
import { loadWills } from './will-rows'

/** Those that wait for their delay, at most; one more goes out at once. */
const WAITING_MAX = 50_000
/** What an earlier broker left goes out so many at a time. */
const AT_ONCE = 16
const AGAIN_AFTER_MS = 1_000
const ATTEMPTS_MAX = 600

interface Waiting {
  readonly will: Will
  readonly sender: Sender
  readonly timer: NodeJS.Timeout
}

/** False where nobody could say whose it is, since the database does not answer. */
export type PublishWill = (will: Will, sender: Sender) => Promise<boolean>

export class Wills {
  /** By session key: a session has one at most, since who comes back to it takes that back. */
  private readonly waiting = new Map<string, Waiting>()
  private readonly underWay = new Map<string, Promise<void>>()
  private publish: PublishWill = async () => true
  private isStopped = false

  constructor(
    private readonly writer: Pick<ChangeWriter, 'next' | 'settled'>,
    private readonly log: Log,
  ) {}

  /** What an earlier broker left; what is due goes out at once. */
  async start(pool: Pool, publish: PublishWill): Promise<void> {
    this.publish = publish
    const kept = await loadWills(pool)
    const now = Date.now()
    const due = kept.filter(({ dueAtMs }) => dueAtMs <= now)
    for (const { dueAtMs, ...will } of kept)
      if (dueAtMs > now) this.wait(will, lateSender(will), dueAtMs - now)
    const queue: { readonly will: Will; readonly done: () => void }[] = []
    // Who comes back is not heard before its old will has gone out.
    for (const will of due) this.note(will.owner.key, new Promise<void>((done) => queue.push({ will, done })))
    const next = queue.values()
    for (let run = 0; run < AT_ONCE; run++) void this.work(next)
  }

  /** Goes with the next changes; before CONNACK. */
  keep(will: Will): void {
    this.writer.next.wills.push(will)
  }

  /** Its client said goodbye, or was never let in. */
  takeBack({ id }: Will): void {
    this.writer.next.willsDone.push(id)
  }

  /** The connection ended. */
  left(will: Will, sender: Sender, delaySeconds: number): void {
    if (delaySeconds <= 0 || this.waiting.size >= WAITING_MAX) {
      this.send(will, sender)
      return
    }
    const delayMs = delaySeconds * 1000
    this.writer.next.willsDelayed.push({ id: will.id, dueAtMs: Date.now() + delayMs })
    this.wait(will, sender, delayMs)
  }

  /** Its client came back in time [MQTT5-3.1.3-9]. */
  goesOn(key: string): void {
    const waiting = this.take(key)
    if (waiting) this.takeBack(waiting.will)
  }

  /** The session is over, or begins anew [MQTT5-3.1.2-8]. */
  ends(key: string): void {
    const waiting = this.take(key)
    if (waiting) this.send(waiting.will, waiting.sender)
  }

  /** What a client that comes back publishes follows its old will. */
  underWayOf(key: string): Promise<void> | undefined {
    return this.underWay.size === 0 ? undefined : this.underWay.get(key)
  }

  /** Those that wait do so in the database; resolves when the others are published. */
  async stop(): Promise<void> {
    this.isStopped = true
    for (const { timer } of this.waiting.values()) clearTimeout(timer)
    this.waiting.clear()
    await Promise.all(this.underWay.values())
  }

  private wait(will: Will, sender: Sender, delayMs: number): void {
    if (this.isStopped) return
    const { key } = will.owner
    const timer = setTimeout(() => this.ends(key), delayMs).unref()
    this.waiting.set(key, { will, sender, timer })
  }

  private take(key: string): Waiting | undefined {
    const waiting = this.waiting.get(key)
    clearTimeout(waiting?.timer)
    this.waiting.delete(key)
    return waiting
  }

  private send(will: Will, sender: Sender): void {
    this.note(will.owner.key, this.untilPublished(will, sender))
  }

  private async work(queue: Iterable<{ readonly will: Will; readonly done: () => void }>): Promise<void> {
    for (const { will, done } of queue) {
      await this.untilPublished(will, lateSender(will))
      done()
    }
  }

  private note(key: string, run: Promise<void>): void {
    const all = Promise.all([this.underWay.get(key), run]).then(() => {
      if (this.underWay.get(key) === all) this.underWay.delete(key)
    })
    this.underWay.set(key, all)
  }

  /** The database may be away for a while; the will lies in it, and what is not published now is at the next start. */
  private async untilPublished(will: Will, sender: Sender): Promise<void> {
    for (let attempt = 0; attempt === 0 || (attempt < ATTEMPTS_MAX && !this.isStopped); attempt++) {
      try {
        if (await this.publish(will, sender)) return
      } catch (error) {
        this.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'a will waits')
      }
      await new Promise((next) => setTimeout(next, AGAIN_AFTER_MS))
    }
  }
}
