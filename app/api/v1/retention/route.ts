import { handle } from '@/lib/http/handle'
import { listRetentionRuns } from '@/lib/services/retention/list-retention-runs'

export const GET = handle(listRetentionRuns)
