'use server'

import type { ChangeOwnPassword } from '@/components/account/change-password'
import type { ActionResult } from '@/components/device/action-result'
import { changeOwnPassword } from '@/lib/services/users/change-own-password'
import { act } from '@/lib/session/act'

export async function changeOwnPasswordAction(
  input: Parameters<ChangeOwnPassword>[0],
): Promise<ActionResult<unknown>> {
  return act(changeOwnPassword, input)
}
