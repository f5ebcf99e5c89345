import type { Tenant } from '@/lib/contract/tenants'
import type { Action } from '../device/action-result'

export interface TenantActions {
  readonly update: Action<
    { id: number; name?: string; status?: Tenant['status']; settings?: { sensocanCommands?: boolean } },
    Tenant
  >
  readonly remove: Action<{ id: number }, unknown>
}
