import { handle } from '@/lib/http/handle'
import { listJobFailures } from '@/lib/services/jobs/list-job-failures'

export const GET = handle(listJobFailures)
