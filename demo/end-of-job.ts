import { setTimeout as after } from 'node:timers/promises'
import type { Job } from '@/lib/contract/jobs'
import type { Ctx } from '@/lib/services/context'
import { getJob } from '@/lib/services/jobs/get-job'
import { runVerb } from '@/lib/services/run-verb'

const LOOK_EVERY_MS = 50

/** Whichever process works on it, this one or the web. */
export async function endOfJob(ctx: Ctx, id: string): Promise<Job> {
  for (;;) {
    const job = await runVerb(getJob, ctx, { id })
    if (job.endedAt !== null) return job
    await after(LOOK_EVERY_MS)
  }
}
