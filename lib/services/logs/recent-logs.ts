import { logMatcher, searchedFields } from '@/lib/contract/log-filter'
import type { LogRecord } from '@/lib/contract/logs'
import { invalid, isFault } from '@/lib/core/fault'
import { readPattern } from '@/lib/core/portable-pattern'
import type { RecentOf } from '@/lib/link/ask-broker'
import type { Ctx } from '../context'
import type { Sight } from '../sight'
import { isInSight } from './is-in-sight'
import { filterOfQuery, type LogQuery } from './log-query'
import { matchingTexts } from './matching-seqs'
import { seqOf } from './seq-of'

const COMPANIES_ASKED_MAX = 50

/** Accepted messages of the broker's ring that match; `undefined` where it does not answer. */
export async function recentLogs(
  ctx: Ctx,
  query: LogQuery,
  sight: Sight,
): Promise<readonly LogRecord[] | undefined> {
  if (query.outcome === 'refused' || (query.kind !== undefined && query.kind !== 'message')) return []
  const all = await heldByBroker(ctx, query, sight)
  if (all === undefined) return undefined
  const matches = logMatcher(filterOfQuery(query))
  const { companyId, tenantId, from, to, q, isPattern } = query
  const found = all.filter(
    (record) =>
      isInSight(sight, record) &&
      (companyId === undefined || record.companyId === companyId) &&
      (tenantId === undefined || record.tenantId === tenantId) &&
      record.seq >= seqOf(from, 0) &&
      record.seq < seqOf(to, Number.MAX_SAFE_INTEGER) &&
      matches(record),
  )
  if (!q || !isPattern || found.length === 0) return found
  const pattern = readPattern(q)
  if (!pattern.isOk) throw invalid('q', pattern.fault)
  const places = await matchingTexts(ctx.services.db.pool, pattern.sql, found.map(searchedFields))
  return found.filter((_, place) => places.has(place))
}

async function heldByBroker(ctx: Ctx, query: LogQuery, sight: Sight): Promise<LogRecord[] | undefined> {
  try {
    const places = await placesOf(ctx, query, sight)
    return (await Promise.all(places.map((place) => ctx.services.broker.recent(place)))).flat()
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return undefined
    throw error
  }
}

async function placesOf(ctx: Ctx, query: LogQuery, sight: Sight): Promise<readonly RecentOf[]> {
  const { deviceId, tenantId, companyId } = query
  if (deviceId !== undefined) return [{ deviceId }]
  if (tenantId !== undefined) return [{ tenantId }]
  if (companyId !== undefined) return [{ companyId }]
  const tenants = sight.tenantIds.map((id) => ({ tenantId: id }))
  if (!sight.all)
    return [...sight.companyIds.map((id) => ({ companyId: id })), ...tenants].slice(0, COMPANIES_ASKED_MAX)
  const companies = await ctx.services.db.prisma.company.findMany({
    select: { id: true },
    orderBy: { name: 'asc' },
    take: COMPANIES_ASKED_MAX,
  })
  return companies.map(({ id }) => ({ companyId: id }))
}
