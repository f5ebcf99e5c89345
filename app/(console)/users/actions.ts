'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { UserActions } from '@/components/users/user-actions'
import type { User } from '@/lib/contract/users'
import { createUser } from '@/lib/services/users/create-user'
import { deleteUser } from '@/lib/services/users/delete-user'
import { updateUser } from '@/lib/services/users/update-user'
import { act } from '@/lib/session/act'

export async function createUserAction(
  input: Parameters<UserActions['create']>[0],
): Promise<ActionResult<User>> {
  return act(createUser, input)
}

export async function updateUserAction(
  input: Parameters<UserActions['update']>[0],
): Promise<ActionResult<User>> {
  return act(updateUser, input)
}

export async function deleteUserAction(input: { id: string }): Promise<ActionResult<unknown>> {
  return act(deleteUser, input)
}
