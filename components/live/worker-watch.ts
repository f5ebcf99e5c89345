/** Notices a worker that no longer answers: a regular expression cannot be stopped from within. */

/** An answer this late twice in a row is none. Far beyond a busy worker, and the first must have come. */
export const ANSWER_WITHIN_MS = 3_000

interface WorkerWatchDeps {
  ping(): void
  onHung(): void
  now(): number
}

export class WorkerWatch {
  #askedAtMs: number | undefined
  #hasAnswered = false
  #lateChecks = 0

  constructor(private readonly deps: WorkerWatchDeps) {}

  /** To be called every second or so. */
  check(): void {
    if (this.#askedAtMs === undefined) {
      this.#askedAtMs = this.deps.now()
      this.deps.ping()
      return
    }
    if (!this.#hasAnswered || this.deps.now() - this.#askedAtMs < ANSWER_WITHIN_MS) return
    // Once more: a page that slept finds its timers run before the answers that came meanwhile.
    if (++this.#lateChecks < 2) return
    this.forget()
    this.deps.onHung()
  }

  answered(): void {
    this.#askedAtMs = undefined
    this.#hasAnswered = true
    this.#lateChecks = 0
  }

  /** Of a worker that is gone. */
  forget(): void {
    this.#askedAtMs = undefined
    this.#hasAnswered = false
    this.#lateChecks = 0
  }
}
