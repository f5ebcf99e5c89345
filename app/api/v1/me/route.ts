import { handle } from '@/lib/http/handle'
import { whoAmI } from '@/lib/services/session/who-am-i'

export const GET = handle(whoAmI)
