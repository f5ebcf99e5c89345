import { handle } from '@/lib/http/handle'
import { createToken } from '@/lib/services/session/create-token'

export const POST = handle(createToken)
