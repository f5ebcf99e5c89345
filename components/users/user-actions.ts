import type { User } from '@/lib/contract/users'
import type { Role } from '@/lib/core/roles'
import type { Action } from '../device/action-result'

export interface Membership {
  readonly companyId: string
  readonly role: Role
  readonly tenantIds: number[] | null
}

export interface UserActions {
  readonly create: Action<
    { username: string; password: string; role: Role; companyId: string; tenantIds?: number[] },
    User
  >
  readonly update: Action<
    { id: string; status?: User['status']; password?: string; membership?: Membership },
    User
  >
  readonly remove: Action<{ id: string }, unknown>
}
