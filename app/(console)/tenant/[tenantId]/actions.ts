'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { TenantActions } from '@/components/tenants/tenant-actions'
import type { Tenant } from '@/lib/contract/tenants'
import { deleteTenant } from '@/lib/services/tenants/delete-tenant'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { act } from '@/lib/session/act'

export async function updateTenantAction(
  input: Parameters<TenantActions['update']>[0],
): Promise<ActionResult<Tenant>> {
  return act(updateTenant, input)
}

export async function deleteTenantAction(input: { id: number }): Promise<ActionResult<unknown>> {
  return act(deleteTenant, input)
}
