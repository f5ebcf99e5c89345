import { handle } from '@/lib/http/handle'
import { getLog } from '@/lib/services/logs/get-log'

export const GET = handle(getLog)
