import { handle } from '@/lib/http/handle'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'

export const DELETE = handle(deleteCredential)
