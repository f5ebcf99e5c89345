import { handle } from '@/lib/http/handle'
import { cutConnection } from '@/lib/services/connections/cut-connection'

export const DELETE = handle(cutConnection)
