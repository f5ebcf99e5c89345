/** Jobs to their end, as the web process runs them. */
import { expect } from 'vitest'
import type { Job } from '@/lib/contract/jobs'
import type { Ctx } from '@/lib/services/context'
import { getJob } from '@/lib/services/jobs/get-job'
import { jobWork } from '@/lib/services/jobs/job-kinds'
import { JobRunner, type JobRunnerOptions } from '@/lib/services/jobs/job-runner'

/** A runner of the test's own; what breaks in it fails the test. */
export async function withJobRunner<Result>(
  ctx: Ctx,
  work: () => Promise<Result>,
  kinds: Partial<JobRunnerOptions['kinds']> = {},
): Promise<Result> {
  const errors: unknown[] = []
  const runner = new JobRunner({
    services: ctx.services,
    kinds: { ...jobWork, ...kinds },
    onError: (error) => errors.push(error),
  })
  try {
    return await work()
  } finally {
    await runner.stop()
    expect(errors).toEqual([])
  }
}

export const jobEnd = (ctx: Ctx, id: string, timeout = 30_000): Promise<Job> =>
  expect
    .poll(() => getJob(ctx, { id }), { timeout, interval: 50 })
    .toMatchObject({ endedAt: expect.any(String) })
    .then(() => getJob(ctx, { id }))

/** Runs the job that `start` queues. */
export const runJob = (ctx: Ctx, start: () => Promise<Job>): Promise<Job> =>
  withJobRunner(ctx, async () => jobEnd(ctx, (await start()).id))

export async function textOf({ lines }: { readonly lines: AsyncIterable<string> }): Promise<string> {
  let text = ''
  for await (const line of lines) text += line
  return text
}
