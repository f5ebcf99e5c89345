'use server'

import type { ActionResult } from '@/components/device/action-result'
import type {
  IssuedApiKey,
  IssuedPlain,
  UserCredentialActions,
} from '@/components/user-credentials/user-credential-actions'
import { createApiKey } from '@/lib/services/users/create-api-key'
import { createUserCredential } from '@/lib/services/users/create-user-credential'
import { deleteUserCredential } from '@/lib/services/users/delete-user-credential'
import { act } from '@/lib/session/act'

export async function createApiKeyAction(
  input: Parameters<UserCredentialActions['issueKey']>[0],
): Promise<ActionResult<IssuedApiKey>> {
  return act(createApiKey, input)
}

export async function createUserCredentialAction(
  input: Parameters<UserCredentialActions['issuePlain']>[0],
): Promise<ActionResult<IssuedPlain>> {
  return act(createUserCredential, input)
}

export async function deleteUserCredentialAction(
  input: Parameters<UserCredentialActions['remove']>[0],
): Promise<ActionResult<unknown>> {
  return act(deleteUserCredential, input)
}
