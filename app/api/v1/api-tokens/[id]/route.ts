import { handle } from '@/lib/http/handle'
import { deleteApiToken } from '@/lib/services/api-tokens/delete-api-token'

export const DELETE = handle(deleteApiToken)
