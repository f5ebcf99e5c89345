import { handle } from '@/lib/http/handle'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { listCredentials } from '@/lib/services/credentials/list-credentials'

export const GET = handle(listCredentials)
export const POST = handle(createCredential)
