/** Looks now and then whether a run is due; any number of processes may have one, and one at a time runs. */
import type { Services } from '../context'
import { onJobPoke } from '../jobs/poke-jobs'
import { runRetention } from './run-retention'

const LOOK_EVERY_MS = 60_000
/** A process that has just come up has other things to do. */
const FIRST_AFTER_MS = 5_000
const FAILURES_MIN = 3

export interface RetentionWorkerOptions {
  readonly services: Pick<Services, 'db' | 'now'>
  readonly onError: (error: unknown) => void
}

export class RetentionWorker {
  readonly #options: RetentionWorkerOptions
  readonly #forget: () => void
  #timer: NodeJS.Timeout
  #looking: Promise<void> | undefined
  #isStopping = false
  #failures = 0

  constructor(options: RetentionWorkerOptions) {
    this.#options = options
    this.#timer = setTimeout(() => this.#look(), FIRST_AFTER_MS)
    this.#timer.unref()
    // Somebody changed how long a tenant keeps.
    this.#forget = onJobPoke(() => this.#look())
  }

  /** One run may fall into an outage of the database; several after each other are a failure of its own. */
  get isWell(): boolean {
    return this.#failures < FAILURES_MIN
  }

  /** After the batch that is under way; what is not done is left for the next process. */
  async stop(): Promise<void> {
    this.#isStopping = true
    this.#forget()
    clearTimeout(this.#timer)
    await this.#looking
  }

  #look(): void {
    if (this.#looking || this.#isStopping) return
    clearTimeout(this.#timer)
    const { services, onError } = this.#options
    this.#looking = runRetention(services.db.pool, {
      nowMs: services.now(),
      shouldStop: () => this.#isStopping,
    })
      .then(
        () => {
          this.#failures = 0
        },
        (error: unknown) => {
          this.#failures++
          onError(error)
        },
      )
      .finally(() => {
        this.#looking = undefined
        if (this.#isStopping) return
        this.#timer = setTimeout(() => this.#look(), LOOK_EVERY_MS)
        this.#timer.unref()
      })
  }
}
