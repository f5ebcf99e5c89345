import { handle } from '@/lib/http/handle'
import { createApiKey } from '@/lib/services/users/create-api-key'

export const POST = handle(createApiKey)
