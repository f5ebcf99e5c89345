import type { OutputOf, RequestOf } from '@/lib/contract/operation'
import type { issueDeviceTokenOp, updateTenantOp } from '@/lib/contract/tenants'
import type { Action } from '../device/action-result'

export type IssuedDeviceToken = OutputOf<typeof issueDeviceTokenOp>

/** With the applications that its own could be taken for. */
export type NamedTenant = OutputOf<typeof updateTenantOp>

export interface TenantActions {
  readonly update: Action<RequestOf<typeof updateTenantOp> & { id: number }, NamedTenant>
  readonly remove: Action<{ id: number }, unknown>
  readonly issueDeviceToken: Action<{ id: number }, IssuedDeviceToken>
}
