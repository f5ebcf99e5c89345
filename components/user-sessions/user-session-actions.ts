import type { OutputOf } from '@/lib/contract/operation'
import type { signOutUserOp } from '@/lib/contract/user-sessions'
import type { Action } from '../device/action-result'

export interface UserSessionActions {
  readonly end: Action<{ id: string; sessionId: string }, unknown>
  readonly signOut: Action<{ id: string }, OutputOf<typeof signOutUserOp>>
}
