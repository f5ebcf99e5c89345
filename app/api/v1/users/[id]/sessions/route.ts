import { handle } from '@/lib/http/handle'
import { listUserSessions } from '@/lib/services/users/list-user-sessions'

export const GET = handle(listUserSessions)
