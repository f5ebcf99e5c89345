import { handle } from '@/lib/http/handle'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { listApiTokens } from '@/lib/services/api-tokens/list-api-tokens'

export const GET = handle(listApiTokens)
export const POST = handle(createApiToken)
