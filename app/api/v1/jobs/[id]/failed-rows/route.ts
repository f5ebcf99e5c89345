import { handle } from '@/lib/http/handle'
import { streamResponse } from '@/lib/http/stream-response'
import { exportJobFailures } from '@/lib/services/jobs/export-job-failures'

export const GET = handle(exportJobFailures, streamResponse)
