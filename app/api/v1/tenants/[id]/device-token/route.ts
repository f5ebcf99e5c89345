import { handle } from '@/lib/http/handle'
import { issueDeviceToken } from '@/lib/services/tenants/issue-device-token'

export const POST = handle(issueDeviceToken)
