/** What one sender may publish: so many at once, refilled at so many a second. Whoever must wait does so in line. */

export interface Allowance {
  readonly perSecond: number
  readonly burst: number
}

export interface Waiter {
  isGone(): boolean
  /** Called once: true when it is its turn, false where it is gone. */
  go(mayPass: boolean): void
}

/** A limit that is raised meanwhile is heard of by then, and so is a client that went away. */
const LOOK_EVERY_MS = 1_000

export class TokenBucket {
  private tokens: number
  private waiting: Waiter[] = []
  private timer: NodeJS.Timeout | undefined

  constructor(
    private allowance: () => Allowance,
    private atMs: number,
  ) {
    this.tokens = allowance().burst
  }

  /** Takes one, where there is one and nobody waits before. */
  take(allowance: () => Allowance, nowMs: number): boolean {
    this.allowance = allowance
    this.refill(nowMs)
    if (this.waiting.length > 0 || this.tokens < 1) return false
    this.tokens--
    return true
  }

  wait(waiter: Waiter): void {
    this.waiting.push(waiter)
    this.arm()
  }

  /** As if nobody had ever sent: nothing is lost where it is forgotten. */
  isFull(nowMs: number): boolean {
    this.refill(nowMs)
    return this.waiting.length === 0 && this.tokens >= this.allowance().burst
  }

  /** Lets everybody pass who waits. */
  release(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    for (const waiter of this.waiting.splice(0)) waiter.go(true)
  }

  private refill(nowMs: number): void {
    const { perSecond, burst } = this.allowance()
    const gained = (Math.max(0, nowMs - this.atMs) * perSecond) / 1_000
    this.tokens = Math.min(burst, this.tokens + gained)
    this.atMs = nowMs
  }

  private arm(): void {
    if (this.timer || this.waiting.length === 0) return
    const missingMs = ((1 - this.tokens) * 1_000) / this.allowance().perSecond
    const inMs = Math.min(LOOK_EVERY_MS, Math.max(1, Math.ceil(missingMs)))
    this.timer = setTimeout(() => this.look(), inMs)
    this.timer.unref()
  }

  private look(): void {
    this.timer = undefined
    this.refill(performance.now())
    const gone = this.waiting.filter((waiter) => waiter.isGone())
    this.waiting = this.waiting.filter((waiter) => !waiter.isGone())
    for (const waiter of gone) waiter.go(false)
    while (this.tokens >= 1) {
      const next = this.waiting.shift()
      if (!next) break
      this.tokens--
      next.go(true)
    }
    this.arm()
  }
}
