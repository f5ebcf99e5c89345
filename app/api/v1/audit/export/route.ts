import { handle } from '@/lib/http/handle'
import { streamResponse } from '@/lib/http/stream-response'
import { exportAudit } from '@/lib/services/audit/export-audit'

export const GET = handle(exportAudit, streamResponse)
