import { cache } from 'react'
import type { ScopeCompany, ScopeTenant } from '@/components/layout/scope'
import type { Company } from '@/lib/contract/companies'
import type { Tenant } from '@/lib/contract/tenants'
import { may } from '@/lib/core/actor'
import { listCompanies } from '@/lib/services/companies/list-companies'
import { listTenants } from '@/lib/services/tenants/list-tenants'
import { load, pageActor } from '@/lib/session/page-actor'

/** What one page of the API holds; beyond it the switcher shows the first, and the lists have the rest. */
const SHOWN_MAX = 200

/** Companies and tenants that the reader sees, once a request. */
export const readerSight = cache(
  async (): Promise<{ companies: readonly Company[]; tenants: readonly Tenant[] }> => {
    const [companies, tenants] = await Promise.all([
      load(listCompanies, { limit: SHOWN_MAX }),
      load(listTenants, { limit: SHOWN_MAX }),
    ])
    return { companies: companies.items, tenants: tenants.items }
  },
)

/** For the switcher, which is in every page: no more of each than it shows. */
export async function scopeSight(): Promise<{ companies: ScopeCompany[]; tenants: ScopeTenant[] }> {
  const { companies, tenants } = await readerSight()
  return {
    companies: companies.map(({ id, name, status }) => ({ id, name, status })),
    tenants: tenants.map(({ id, companyId, name, status }) => ({ id, companyId, name, status })),
  }
}

/** Companies that the reader administers whole. */
export async function administeredCompanies(): Promise<readonly Company[]> {
  const actor = await pageActor()
  const { companies } = await readerSight()
  return companies.filter(({ id }) => may(actor, 'admin', { companyId: id }))
}
