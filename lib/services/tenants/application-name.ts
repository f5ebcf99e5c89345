import { applicationName } from '@/lib/contract/tenants'
import { invalid } from '@/lib/core/fault'
import { slugOf } from '../slug'

/** The application that a tenant's name stands for: lower case, one topic level. */
export function applicationOf(tenantName: string): string {
  const result = applicationName.safeParse(slugOf(tenantName))
  if (!result.success) throw invalid('application', 'cannot be made from this name: give one')
  return result.data
}
