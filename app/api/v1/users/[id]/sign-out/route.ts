import { handle } from '@/lib/http/handle'
import { signOutUser } from '@/lib/services/users/sign-out-user'

export const POST = handle(signOutUser)
