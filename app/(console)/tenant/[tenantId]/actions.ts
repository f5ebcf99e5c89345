'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { IssuedDeviceToken, NamedTenant, TenantActions } from '@/components/tenants/tenant-actions'
import type { RetentionPreview } from '@/lib/contract/retention'
import { previewRetention } from '@/lib/services/retention/preview-retention'
import { deleteDeviceToken } from '@/lib/services/tenants/delete-device-token'
import { deleteTenant } from '@/lib/services/tenants/delete-tenant'
import { issueDeviceToken } from '@/lib/services/tenants/issue-device-token'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { act } from '@/lib/session/act'

export async function updateTenantAction(
  input: Parameters<TenantActions['update']>[0],
): Promise<ActionResult<NamedTenant>> {
  return act(updateTenant, input)
}

export async function deleteTenantAction(input: { id: number }): Promise<ActionResult<unknown>> {
  return act(deleteTenant, input)
}

export async function issueDeviceTokenAction(input: {
  id: number
}): Promise<ActionResult<IssuedDeviceToken>> {
  return act(issueDeviceToken, input)
}

export async function revokeDeviceTokenAction(input: {
  id: number
  tokenId: string
}): Promise<ActionResult<unknown>> {
  return act(deleteDeviceToken, input)
}

export async function previewRetentionAction(input: {
  id: number
  readingsDays?: number
  logsDays: number
}): Promise<ActionResult<RetentionPreview>> {
  return act(previewRetention, input)
}
