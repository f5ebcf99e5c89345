import { handle } from '@/lib/http/handle'
import { replayLogs } from '@/lib/services/replay/replay-logs'

export const POST = handle(replayLogs)
