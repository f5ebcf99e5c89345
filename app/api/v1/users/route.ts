import { handle } from '@/lib/http/handle'
import { createUser } from '@/lib/services/users/create-user'
import { listUsers } from '@/lib/services/users/list-users'

export const GET = handle(listUsers)
export const POST = handle(createUser)
