import type { NamedCompany } from '@/lib/contract/companies'
import type { Action } from '../device/action-result'

export interface CompanyActions {
  readonly update: Action<{ id: string; name?: string; status?: 'active' | 'suspended' }, NamedCompany>
  readonly remove: Action<{ id: string }, unknown>
}
