import type { LogRecord } from '@/lib/contract/logs'
import type { Sight } from '../sight'

/** What `inSight` asks of rows, of a record that the broker holds. */
export const isInSight = (
  { all, companyIds, tenantIds }: Sight,
  { companyId, tenantId }: LogRecord,
): boolean =>
  all ||
  (companyId !== null && companyIds.includes(companyId)) ||
  (tenantId !== null && tenantIds.includes(tenantId))
