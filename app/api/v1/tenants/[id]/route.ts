import { handle } from '@/lib/http/handle'
import { deleteTenant } from '@/lib/services/tenants/delete-tenant'
import { getTenant } from '@/lib/services/tenants/get-tenant'
import { updateTenant } from '@/lib/services/tenants/update-tenant'

export const GET = handle(getTenant)
export const PATCH = handle(updateTenant)
export const DELETE = handle(deleteTenant)
