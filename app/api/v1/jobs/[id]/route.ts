import { handle } from '@/lib/http/handle'
import { getJob } from '@/lib/services/jobs/get-job'

export const GET = handle(getJob)
