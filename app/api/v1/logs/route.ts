import { handle } from '@/lib/http/handle'
import { listLogs } from '@/lib/services/logs/list-logs'

export const GET = handle(listLogs)
