/** The records of a device, a tenant or a company, as a filter lets them through. */
import { everyRecord, type LogFilter } from '@/lib/contract/log-filter'
import { encodeLevel } from '@/lib/core/topic'
import type { ViewWant } from './live-messages'
import { LiveSource } from './live-source'

export interface LogScope {
  readonly companyId: string
  readonly companyName: string
  /** The device as output topics name it. */
  readonly source?: string
  readonly tenantId?: number
}

/** Kept as long as the page, without its records once nobody watches it. */
export interface View {
  readonly companyId: string
  readonly want: ViewWant
  readonly source: LiveSource
  /** How long its feed is kept after its last watcher left. */
  readonly lingerMs: number
  watchers: number
  /** Its pattern hung the worker once. */
  isGivenUp: boolean
}

/** Going from tab to tab loses nothing; what was typed on the way to a filter is soon over. */
const LINGER_MS = { whole: 30_000, filtered: 2_000 }

export function logView(scope: LogScope, filter: LogFilter): View {
  const topicFilter = logsTopicFilter(scope)
  const key = JSON.stringify([scope.companyId, topicFilter, filter])
  const isWhole = JSON.stringify(filter) === JSON.stringify(everyRecord)
  return {
    companyId: scope.companyId,
    want: { feed: 'view', key, topicFilter, filter },
    source: new LiveSource(),
    lingerMs: isWhole ? LINGER_MS.whole : LINGER_MS.filtered,
    watchers: 0,
    isGivenUp: false,
  }
}

export function logsTopicFilter({ companyName, source, tenantId }: LogScope): string {
  const company = `v1/logs/${encodeLevel(companyName)}`
  if (source !== undefined) return `${company}/${encodeLevel(source)}/#`
  return tenantId === undefined ? `${company}/#` : `${company}/+/${tenantId}/#`
}
