import { handle } from '@/lib/http/handle'
import { createTicket } from '@/lib/services/session/create-ticket'

export const POST = handle(createTicket)
