import type { Tenant } from '@/lib/contract/tenants'
import { createCompany } from '@/lib/services/companies/create-company'
import { listCompanies } from '@/lib/services/companies/list-companies'
import type { Ctx } from '@/lib/services/context'
import { runVerb } from '@/lib/services/run-verb'
import { createTenant } from '@/lib/services/tenants/create-tenant'
import { listTenants } from '@/lib/services/tenants/list-tenants'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import type { DemoTenant } from './demo-device'
import { companyName, tenants } from './fleet'

export interface FoundTenant {
  readonly tenant: Tenant
  readonly wanted: DemoTenant
}

/** All of one company, in the order of the fleet. */
export async function ensureTenants(ctx: Ctx): Promise<FoundTenant[]> {
  const found: FoundTenant[] = []
  let companyId: string | undefined
  for (const wanted of tenants) {
    const tenant = await ensureTenant(ctx, wanted, companyId)
    companyId ??= tenant.companyId
    found.push({ tenant, wanted })
  }
  return found
}

async function ensureTenant(ctx: Ctx, wanted: DemoTenant, company: string | undefined): Promise<Tenant> {
  const { application, name, sensocanCommands } = wanted
  const { items } = await runVerb(listTenants, ctx, { q: application })
  const found = items.find((tenant) => tenant.application === application)
  if (found) return found
  const companyId = company ?? (await ensureCompany(ctx))
  const made = await runVerb(createTenant, ctx, { companyId, name, application })
  if (!sensocanCommands) return made
  return runVerb(updateTenant, ctx, { id: made.id, settings: { sensocanCommands } })
}

async function ensureCompany(ctx: Ctx): Promise<string> {
  const { items } = await runVerb(listCompanies, ctx, { q: companyName })
  const found = items.find((company) => company.name === companyName)
  return (found ?? (await runVerb(createCompany, ctx, { name: companyName }))).id
}
