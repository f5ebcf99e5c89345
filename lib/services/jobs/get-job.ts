import { getJobOp } from '@/lib/contract/jobs'
import { verb } from '../context'
import { findJob, viewJob } from './job-view'

export const getJob = verb(getJobOp, async (ctx, { id }) => viewJob(await findJob(ctx, id)))
