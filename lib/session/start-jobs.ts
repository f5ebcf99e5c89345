import { jobWork } from '@/lib/services/jobs/job-kinds'
import { JobRunner } from '@/lib/services/jobs/job-runner'
import { RetentionWorker } from '@/lib/services/retention/retention-worker'
import { keepJobs, keptJobs } from './kept-jobs'
import { webServices } from './web-services'

/** The web process works on jobs beside its requests. One whose process is killed is taken up by another, or by the next. */
export function startJobs(): void {
  if (keptJobs()) return
  const { services, log } = webServices()
  const runner = new JobRunner({
    services,
    kinds: jobWork,
    onError: (error, jobId) => log.error({ err: error, jobId }, 'A job met an error.'),
  })
  const retention = new RetentionWorker({
    services,
    onError: (error) => log.error({ err: error }, 'What is too old could not be deleted.'),
  })
  keepJobs({ runner, retention })
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(event, () => void Promise.all([runner.stop(), retention.stop()]))
  }
}
