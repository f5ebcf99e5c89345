import type { actOnDevicesOp, BulkAction } from '@/lib/contract/device-bulk'
import type { Job } from '@/lib/contract/jobs'
import type { RequestOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'

export type ActOnDevicesAction = Action<RequestOf<typeof actOnDevicesOp>, Job>

/** The filter of the list as it stands in the URL, with the place that the page adds. */
export type BulkFilter = Readonly<Record<string, string>>

/** What is acted on: the rows chosen, or all that match, as many as were counted. */
export type BulkTarget =
  | { readonly kind: 'chosen'; readonly ids: readonly string[] }
  | { readonly kind: 'matching'; readonly filter: BulkFilter; readonly count: number }

export const countOf = (target: BulkTarget): number =>
  target.kind === 'chosen' ? target.ids.length : target.count

export function bulkRequest(target: BulkTarget, action: BulkAction): RequestOf<typeof actOnDevicesOp> {
  if (target.kind === 'chosen') return { deviceIds: [...target.ids], action }
  const { tenantId, isNew, ...rest } = target.filter
  return {
    filter: {
      ...rest,
      ...(tenantId === undefined ? {} : { tenantId: Number(tenantId) }),
      ...(isNew === undefined ? {} : { isNew: isNew === 'true' }),
    },
    action,
    expectedCount: target.count,
  }
}
