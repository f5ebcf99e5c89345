import { handle } from '@/lib/http/handle'
import { getTenantUsage } from '@/lib/services/tenants/get-tenant-usage'

export const GET = handle(getTenantUsage)
