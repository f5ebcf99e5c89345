'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { Tenant } from '@/lib/contract/tenants'
import { createTenant } from '@/lib/services/tenants/create-tenant'
import { act } from '@/lib/session/act'

export async function createTenantAction(input: {
  companyId: string
  name: string
  application?: string
}): Promise<ActionResult<Tenant>> {
  return act(createTenant, input)
}
