'use server'

import type { CreatedToken, CreateTokenAction } from '@/components/api-tokens/token-actions'
import type { ActionResult } from '@/components/device/action-result'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { deleteApiToken } from '@/lib/services/api-tokens/delete-api-token'
import { act } from '@/lib/session/act'

export async function createApiTokenAction(
  input: Parameters<CreateTokenAction>[0],
): Promise<ActionResult<CreatedToken>> {
  return act(createApiToken, input)
}

export async function deleteApiTokenAction(input: { id: string }): Promise<ActionResult<unknown>> {
  return act(deleteApiToken, input)
}
