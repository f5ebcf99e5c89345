/**
 * How often devices may publish. Over it a QoS 0 publish is dropped; one of QoS 1 and 2 waits for its turn, unanswered,
 * and with enough of them its socket waits too: nothing of it is lost.
 */
import type { DeviceCache } from '@/broker/devices'
import { limitsOf } from '@/broker/sessions/limits-of'
import type { Session } from '@/broker/sessions/session'
import type { PublishedPacket } from '@/broker/settlement'
import { dialectOf } from '@/lib/dialects/registry'
import { type Allowance, TokenBucket } from './token-bucket'

/** An account speaks for many devices: so many times what one of them may. */
const ACCOUNT_TIMES = 10
const BUCKETS_MAX = 50_000

/** A promise: it waits, and resolves to whether it may pass; false where its client is gone. */
export type Pass = 'now' | 'never' | Promise<boolean>

interface Counted {
  readonly key: string
  allowance(): Allowance
}

export class PublishQuota {
  private readonly buckets = new Map<string, TokenBucket>()
  private readonly ofDevice = new WeakMap<Session, readonly Counted[]>()
  private isOpen = false

  constructor(private readonly devices: DeviceCache) {}

  ask(session: Session, packet: PublishedPacket): Pass {
    const counted = this.isOpen ? [] : this.countedOf(session, packet.topic)
    for (const [index, one] of counted.entries()) {
      const bucket = this.bucketOf(one)
      if (bucket.take(one.allowance, performance.now())) continue
      if (packet.qos === 0) return 'never'
      return this.inLine(session, bucket, counted.slice(index + 1))
    }
    return 'now'
  }

  /** Whoever waits passes now, and whatever comes after: the broker ends. */
  stop(): void {
    this.isOpen = true
    for (const bucket of this.buckets.values()) bucket.release()
  }

  private async inLine(session: Session, bucket: TokenBucket, others: readonly Counted[]): Promise<boolean> {
    const isGone = () => session.isEnded
    if (!(await new Promise<boolean>((go) => bucket.wait({ isGone, go })))) return false
    const [next, ...more] = others
    if (!next || this.isOpen) return true
    const further = this.bucketOf(next)
    return further.take(next.allowance, performance.now()) || this.inLine(session, further, more)
  }

  /** What a publish counts for: the device that sends it, or that its account's topic names, and that account. */
  private countedOf(session: Session, topic: string): readonly Counted[] {
    const { principal } = session
    if (principal.kind === 'device') {
      // Nearly every publish is one of these: nothing is made for it.
      const known = this.ofDevice.get(session)
      if (known) return known
      const own = [{ key: principal.deviceId, allowance: this.allowance(session, 1) }]
      this.ofDevice.set(session, own)
      return own
    }
    if (principal.kind !== 'account') return []
    const named = dialectOf(principal.dialect).deviceNamedBy(principal, topic)
    const account = { key: principal.key, allowance: this.allowance(session, ACCOUNT_TIMES) }
    return named === undefined
      ? [account]
      : [{ key: `${principal.tenantId}/${named}`, allowance: this.allowance(session, 1) }, account]
  }

  /** As the tenant's limits are when it is asked. */
  private allowance(session: Session, times: number): () => Allowance {
    return () => {
      const { publishesPerSecond, publishBurst } = limitsOf(this.devices, session.principal)
      return { perSecond: publishesPerSecond * times, burst: publishBurst * times }
    }
  }

  private bucketOf({ key, allowance }: Counted): TokenBucket {
    const known = this.buckets.get(key)
    if (known) return known
    if (this.buckets.size >= BUCKETS_MAX) this.forgetFull()
    const made = new TokenBucket(allowance, performance.now())
    this.buckets.set(key, made)
    return made
  }

  private forgetFull(): void {
    const nowMs = performance.now()
    for (const [key, bucket] of this.buckets) if (bucket.isFull(nowMs)) this.buckets.delete(key)
  }
}
