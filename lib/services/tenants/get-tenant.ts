import { getTenantOp } from '@/lib/contract/tenants'
import { verb } from '../context'
import { tenantView } from './tenant-view'

export const getTenant = verb(getTenantOp, (ctx, { id }) => tenantView(ctx, id))
