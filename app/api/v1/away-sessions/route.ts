import { handle } from '@/lib/http/handle'
import { listAwaySessions } from '@/lib/services/connections/list-away-sessions'

export const GET = handle(listAwaySessions)
