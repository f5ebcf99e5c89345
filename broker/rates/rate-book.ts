/** Counters that only grow, as a rate: the mean of the last minute, or of as long as one is known. */

const TICK_MS = 5_000
const TICKS_KEPT = 12

export type Totals = Iterable<readonly [key: string, total: number]>

export class RateBook {
  /** Totals at the last ticks, the newest last. */
  private marks = new Map<string, readonly number[]>()
  private timer: NodeJS.Timeout | undefined

  /** `totals` are asked for once a tick, so that what is counted costs nothing more where it happens. */
  constructor(private readonly totals: () => Totals) {}

  start(): void {
    this.timer = setInterval(() => this.tick(), TICK_MS)
    this.timer.unref()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** What is no longer among the totals is forgotten. */
  tick(): void {
    const next = new Map<string, readonly number[]>()
    for (const [key, total] of this.totals()) {
      const before = this.marks.get(key) ?? [0]
      next.set(key, [...before.slice(-TICKS_KEPT), total])
    }
    this.marks = next
  }

  perSecond(key: string): number {
    const marks = this.marks.get(key)
    const [first = 0] = marks ?? []
    const last = marks?.at(-1) ?? first
    const ticks = (marks?.length ?? 1) - 1
    return ticks === 0 ? 0 : ((last - first) * 1000) / (ticks * TICK_MS)
  }
}
