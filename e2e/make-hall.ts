import type { APIRequestContext } from '@playwright/test'
import { apiOf } from './api'
import type { Installation } from './installation'

/** A company of the test's own with one tenant, made by the API as the admin. */
export async function makeHall(request: APIRequestContext, installation: Installation, name: string) {
  const admin = await apiOf(request, installation)
  const company = await admin.post('/companies', { name: `${name} Works` })
  const tenant = await admin.post('/tenants', { companyId: company.id, name: `${name} Hall` })
  return { admin, company, tenant }
}
