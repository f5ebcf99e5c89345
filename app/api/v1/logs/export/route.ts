import { handle } from '@/lib/http/handle'
import { streamResponse } from '@/lib/http/stream-response'
import { exportLogs } from '@/lib/services/logs/export-logs'

export const GET = handle(exportLogs, streamResponse)
