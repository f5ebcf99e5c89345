import { handle } from '@/lib/http/handle'
import { createTenant } from '@/lib/services/tenants/create-tenant'
import { listTenants } from '@/lib/services/tenants/list-tenants'

export const GET = handle(listTenants)
export const POST = handle(createTenant)
