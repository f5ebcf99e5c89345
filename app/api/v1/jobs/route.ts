import { handle } from '@/lib/http/handle'
import { listJobs } from '@/lib/services/jobs/list-jobs'

export const GET = handle(listJobs)
