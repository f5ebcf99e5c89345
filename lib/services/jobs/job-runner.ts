/** Takes jobs and works on them batch by batch; any number of processes may have one. */
import type { JobKindId } from '@/lib/contract/jobs'
import { isFault } from '@/lib/core/fault'
import { faultOf } from '@/lib/db/database-fault'
import type { Services } from '../context'
import { ATTEMPTS_MAX, type ClaimedJob, claimJob, releaseJob } from './claim-job'
import type { JobKind, JobWork } from './job-kind'
import { onJobPoke } from './poke-jobs'
import { failJob, runBatch } from './run-batch'

/** At once in one process: a short job need not wait for a long one. */
const LANES = 2
const LOOK_EVERY_MS = 1_000

export interface JobRunnerOptions {
  readonly services: Services
  readonly kinds: Readonly<Record<JobKindId, JobKind>>
  /** A bug, or a database that does not answer; the job is said, where there is one. */
  readonly onError: (error: unknown, jobId: string | null) => void
}

export class JobRunner {
  readonly #options: JobRunnerOptions
  readonly #wakes = new Set<() => void>()
  readonly #lanes: readonly Promise<void>[]
  readonly #forget: () => void
  #isStopping = false

  constructor(options: JobRunnerOptions) {
    this.#options = options
    this.#forget = onJobPoke(() => this.#wake())
    this.#lanes = Array.from({ length: LANES }, () => this.#lane())
  }

  /** After the batches that are under way; what is not done is left for the next process. */
  async stop(): Promise<void> {
    this.#isStopping = true
    this.#forget()
    this.#wake()
    await Promise.all(this.#lanes)
  }

  async #lane(): Promise<void> {
    while (!this.#isStopping) {
      const job = await this.#claim()
      if (job) await this.#work(job)
      else await this.#rest()
    }
  }

  async #claim(): Promise<ClaimedJob | undefined> {
    try {
      return await claimJob(this.#options.services.db.pool)
    } catch (error) {
      this.#options.onError(error, null)
      return undefined
    }
  }

  async #work(claimed: ClaimedJob): Promise<void> {
    const { services, kinds, onError } = this.#options
    if (claimed.attempts > ATTEMPTS_MAX) return this.#end(claimed, givenUp(claimed))
    let job = claimed
    let work: JobWork | undefined
    while (!this.#isStopping) {
      try {
        work ??= kinds[job.kind].open(job)
        const end = await runBatch(services, job, work)
        if (end.kind !== 'more') return
        job = { ...job, heartbeat: end.heartbeat }
      } catch (error) {
        onError(error, job.id)
        if (isAway(error)) await this.#rest()
        else return this.#end(job, sentenceOf(error))
      }
    }
    await releaseJob(services.db.pool, job).catch((error: unknown) => onError(error, job.id))
  }

  async #end(job: ClaimedJob, failure: string): Promise<void> {
    const { services, onError } = this.#options
    // Where even that fails, the job is taken up again later.
    await failJob(services, job, failure).catch((error: unknown) => onError(error, job.id))
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#wakes.delete(done)
        resolve()
      }
      const timer = setTimeout(done, LOOK_EVERY_MS)
      this.#wakes.add(done)
    })
  }

  #wake(): void {
    for (const wake of [...this.#wakes]) wake()
  }
}

const sentenceOf = (error: unknown): string =>
  isFault(error) ? error.message : 'Something broke on our side; the log has it under the job’s id.'

/** A process that ends says nothing of why: what it was at is all that is known. */
const givenUp = ({ behind }: ClaimedJob): string =>
  `The console was ended ${ATTEMPTS_MAX} times while it worked on the items from ${behind + 1} on, so it is not tried again. What was done until then stays done.`

/** Nobody's fault but the database's: the batch is tried again. */
function isAway(error: unknown): boolean {
  const fault = isFault(error) ? error : faultOf(error)
  return fault?.code === 'unavailable'
}
