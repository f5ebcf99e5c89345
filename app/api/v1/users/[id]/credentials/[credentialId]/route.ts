import { handle } from '@/lib/http/handle'
import { deleteUserCredential } from '@/lib/services/users/delete-user-credential'

export const DELETE = handle(deleteUserCredential)
