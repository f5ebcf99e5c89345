/** The filter of the page as the API is asked with it. Pure. */

import type { LogFilter } from '@/lib/contract/log-filter'
import { type logFormats, logOutcomes } from '@/lib/contract/log-outcomes'
import type { listLogsOp } from '@/lib/contract/logs'
import type { RequestOf } from '@/lib/contract/operation'
import { logKinds } from '@/lib/core/output-topics'
import { reasonCodes, stages } from '@/lib/core/rejection'

/** Whose records: one of these, or none for all that the reader sees. */
export interface LogPlace {
  readonly companyId?: string
  readonly tenantId?: number
  readonly deviceId?: string
}

type LogRequest = Omit<RequestOf<typeof listLogsOp>, 'limit' | 'cursor' | 'from' | 'to'>

export function logQuery(place: LogPlace, filter: LogFilter): LogRequest {
  const text = filter.text.trim()
  const outcome = logOutcomes.find((one) => one === filter.outcome)
  const kind = logKinds.find((one) => one === filter.kind)
  const stage = stages.find((one) => one === filter.stage)
  const code = reasonCodes.find((one) => one === filter.code)
  return {
    ...place,
    ...(text !== '' && { q: text, ...(filter.isPattern && { isPattern: true }) }),
    ...(outcome && { outcome }),
    ...(kind && { kind }),
    ...(stage && { stage }),
    ...(code && { code }),
    ...(filter.deviceId !== null && { deviceId: filter.deviceId }),
    ...(filter.topic && { topic: filter.topic }),
  }
}

export function exportHref(place: LogPlace, filter: LogFilter, format: (typeof logFormats)[number]): string {
  const entries = Object.entries(logQuery(place, filter)).map(([name, value]) => [name, String(value)])
  return `/api/v1/logs/export?${new URLSearchParams([['format', format], ...entries])}`
}
