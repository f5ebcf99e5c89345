import { handle } from '@/lib/http/handle'
import { deleteUser } from '@/lib/services/users/delete-user'
import { getUser } from '@/lib/services/users/get-user'
import { updateUser } from '@/lib/services/users/update-user'

export const GET = handle(getUser)
export const PATCH = handle(updateUser)
export const DELETE = handle(deleteUser)
