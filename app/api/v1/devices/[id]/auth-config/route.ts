import { downloadResponse } from '@/lib/http/download-response'
import { handle } from '@/lib/http/handle'
import { issueAuthConfig } from '@/lib/services/credentials/issue-auth-config'

export const POST = handle(issueAuthConfig, downloadResponse)
