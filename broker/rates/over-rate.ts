/** What of a session came faster than it may: told at once, then once a minute, and the rest when it ends. */

const TOLD_EVERY_MS = 60_000

export interface OverRateCounts {
  readonly dropped: number
  readonly held: number
}

export class OverRate {
  private dropped = 0
  private held = 0
  private toldAtMs = Number.NEGATIVE_INFINITY

  /** Counts one; answers with what is to be told now, where something is. */
  note(what: keyof OverRateCounts, nowMs: number): OverRateCounts | undefined {
    this[what]++
    if (nowMs - this.toldAtMs < TOLD_EVERY_MS) return undefined
    this.toldAtMs = nowMs
    return this.untold()
  }

  /** What was not told yet. */
  untold(): OverRateCounts | undefined {
    const { dropped, held } = this
    this.dropped = 0
    this.held = 0
    return dropped + held > 0 ? { dropped, held } : undefined
  }
}
