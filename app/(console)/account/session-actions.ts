'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { OutputOf } from '@/lib/contract/operation'
import type { signOutUserOp } from '@/lib/contract/user-sessions'
import { endUserSession } from '@/lib/services/users/end-user-session'
import { signOutUser } from '@/lib/services/users/sign-out-user'
import { act } from '@/lib/session/act'

export async function endUserSessionAction(input: {
  id: string
  sessionId: string
}): Promise<ActionResult<unknown>> {
  return act(endUserSession, input)
}

export async function signOutUserAction(input: {
  id: string
}): Promise<ActionResult<OutputOf<typeof signOutUserOp>>> {
  return act(signOutUser, input)
}
