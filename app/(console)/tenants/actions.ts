'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { NamedTenant } from '@/components/tenants/tenant-actions'
import { createTenant } from '@/lib/services/tenants/create-tenant'
import { act } from '@/lib/session/act'

export async function createTenantAction(input: {
  companyId: string
  name: string
  application?: string
}): Promise<ActionResult<NamedTenant>> {
  return act(createTenant, input)
}
