import { notFound } from 'next/navigation'
import { cache } from 'react'
import { getTenant } from '@/lib/services/tenants/get-tenant'
import { load } from '@/lib/session/page-actor'

export interface TenantParams {
  readonly params: Promise<{ tenantId: string }>
}

/** The tenant of the address, once a request; an id that is no number is a page that is not there. */
export const tenantOf = cache(async (tenantId: string) => {
  if (!/^[1-9]\d{0,9}$/.test(tenantId)) notFound()
  return load(getTenant, { id: Number(tenantId) })
})
