import { handle } from '@/lib/http/handle'
import { endUserSession } from '@/lib/services/users/end-user-session'

export const DELETE = handle(endUserSession)
