import { handle } from '@/lib/http/handle'
import { cancelJob } from '@/lib/services/jobs/cancel-job'

export const POST = handle(cancelJob)
