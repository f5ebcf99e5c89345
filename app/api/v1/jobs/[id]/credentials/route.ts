import { handle } from '@/lib/http/handle'
import { streamResponse } from '@/lib/http/stream-response'
import { issueJobCredentials } from '@/lib/services/job-credentials/issue-job-credentials'

export const POST = handle(issueJobCredentials, streamResponse)
