/**
 * When to hand over: at once after a quiet spell, else `everyMs` after the last time; never while hidden, and never
 * before what was handed over last was taken, so that nothing queues up before a page that is busy.
 */
export class FlushClock {
  #timer: ReturnType<typeof setTimeout> | undefined
  #lastMs = Number.NEGATIVE_INFINITY
  #isHidden = false
  #isDue = false
  #isUntaken = false

  constructor(
    private readonly flush: () => void,
    private readonly everyMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Something is there to flush. */
  mark(): void {
    this.#isDue = true
    if (this.#isHidden || this.#isUntaken || this.#timer !== undefined) return
    const waitMs = Math.max(0, this.#lastMs + this.everyMs - this.now())
    this.#timer = setTimeout(() => this.#run(), waitMs)
  }

  /** What was flushed has been taken. */
  taken(): void {
    this.#isUntaken = false
    if (this.#isDue) this.mark()
  }

  setHidden(isHidden: boolean): void {
    this.#isHidden = isHidden
    if (isHidden) {
      clearTimeout(this.#timer)
      this.#timer = undefined
    } else if (this.#isDue) this.mark()
  }

  #run(): void {
    this.#timer = undefined
    this.#lastMs = this.now()
    this.#isDue = false
    this.#isUntaken = true
    this.flush()
  }
}
