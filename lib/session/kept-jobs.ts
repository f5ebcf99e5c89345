/** What the web process does beside its requests: one set, however often Next evaluates this module. */
import type { JobRunner } from '@/lib/services/jobs/job-runner'
import type { RetentionWorker } from '@/lib/services/retention/retention-worker'

interface Jobs {
  readonly runner: JobRunner
  readonly retention: RetentionWorker
}

const KEPT_AT = Symbol.for('signalbox.jobs')
const kept: typeof globalThis & { [KEPT_AT]?: Jobs } = globalThis

export const keptJobs = (): Jobs | undefined => kept[KEPT_AT]

export function keepJobs(jobs: Jobs): void {
  kept[KEPT_AT] = jobs
}
