import { getUserOp } from '@/lib/contract/users'
import { verb } from '../context'
import { userView } from './user-view'

export const getUser = verb(getUserOp, (ctx, { id }) => userView(ctx, id))
