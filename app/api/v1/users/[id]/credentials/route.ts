import { handle } from '@/lib/http/handle'
import { createUserCredential } from '@/lib/services/users/create-user-credential'
import { listUserCredentials } from '@/lib/services/users/list-user-credentials'

export const GET = handle(listUserCredentials)
export const POST = handle(createUserCredential)
