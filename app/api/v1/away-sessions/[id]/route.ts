import { handle } from '@/lib/http/handle'
import { endAwaySession } from '@/lib/services/connections/end-away-session'

export const DELETE = handle(endAwaySession)
