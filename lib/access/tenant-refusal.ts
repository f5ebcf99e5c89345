import type { Rejection } from '@/lib/core/rejection'
import type { FoundTenant } from './find-credentials'
import { companySuspended, tenantSuspended } from './refusals'

/** Why the state of a tenant, or of its company, lets nobody of it in. */
export function tenantRefusal(tenant: FoundTenant): Rejection | undefined {
  if (tenant.companyStatus !== 'active') return companySuspended()
  return tenant.tenantStatus === 'active' ? undefined : tenantSuspended()
}
