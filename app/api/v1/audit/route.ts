import { handle } from '@/lib/http/handle'
import { listAudit } from '@/lib/services/audit/list-audit'

export const GET = handle(listAudit)
