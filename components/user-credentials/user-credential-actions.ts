import type { OutputOf, RequestOf } from '@/lib/contract/operation'
import type { createApiKeyOp, createUserCredentialOp, deleteUserCredentialOp } from '@/lib/contract/users'
import type { Action } from '../device/action-result'

export type IssuedApiKey = OutputOf<typeof createApiKeyOp>
export type IssuedPlain = OutputOf<typeof createUserCredentialOp>

export interface UserCredentialActions {
  readonly issueKey: Action<RequestOf<typeof createApiKeyOp>, IssuedApiKey>
  readonly issuePlain: Action<RequestOf<typeof createUserCredentialOp>, IssuedPlain>
  readonly remove: Action<RequestOf<typeof deleteUserCredentialOp>, unknown>
}
