import type { ApiToken, createApiTokenOp } from '@/lib/contract/api-tokens'
import type { OutputOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'

export type CreatedToken = OutputOf<typeof createApiTokenOp>

export type CreateTokenAction = Action<
  { companyId: string; name: string; scopes: ApiToken['scopes']; expiresAt?: string },
  CreatedToken
>
export type DeleteTokenAction = Action<{ id: string }, unknown>
