import { type LogRecord, listLogsOp } from '@/lib/contract/logs'
import type { InputOf } from '@/lib/contract/operation'
import { isFault } from '@/lib/core/fault'
import type { RecentOf } from '@/lib/link/ask-broker'
import { type Ctx, verb } from '../context'
import { decodeCursor, encodeCursor } from '../cursor'
import { findDevice } from '../devices/device-view'
import { type Sight, sightOf } from '../sight'
import { findTenant } from '../tenants/tenant-view'
import { countSuppressed } from './count-suppressed'
import { isInSight } from './is-in-sight'
import { viewLog } from './log-view'
import { seqOf } from './seq-of'
import { storedLogs } from './stored-logs'

export type LogFilter = InputOf<typeof listLogsOp>

/** What is stored, joined with the accepted messages that the broker still has in its ring. */
export const listLogs = verb(listLogsOp, async (ctx, filter) => {
  if (filter.deviceId !== undefined) await findDevice(ctx, filter.deviceId, 'read:logs')
  if (filter.tenantId !== undefined) await findTenant(ctx, filter.tenantId, 'read:logs')
  const sight = sightOf(ctx.actor, 'read:logs')
  const before = Number(decodeCursor(filter.cursor, ['number'])?.[0] ?? Number.MAX_SAFE_INTEGER)
  const [rows, recent, suppressed] = await Promise.all([
    storedLogs(ctx, filter, sight, before),
    recentLogs(ctx, filter, sight),
    countSuppressed(ctx, filter, sight),
  ])
  const bySeq = new Map<number, LogRecord>()
  for (const record of recent ?? []) {
    if (record.seq < before && isInSight(sight, record) && fits(filter, record)) bySeq.set(record.seq, record)
  }
  for (const row of rows) bySeq.set(Number(row.seq), viewLog(row))
  const sorted = [...bySeq.values()].sort((a, b) => b.seq - a.seq)
  const items = sorted.slice(0, filter.limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: sorted.length > filter.limit && last ? encodeCursor([last.seq]) : null,
    hasRecent: recent !== undefined,
    suppressed,
  }
})

const COMPANIES_ASKED_MAX = 50

/** `undefined` where the broker does not answer. */
async function recentLogs(
  ctx: Ctx,
  filter: LogFilter,
  sight: Sight,
): Promise<readonly LogRecord[] | undefined> {
  if (filter.outcome === 'refused' || (filter.kind !== undefined && filter.kind !== 'message')) return []
  try {
    const places = await placesOf(ctx, filter, sight)
    return (await Promise.all(places.map((place) => ctx.services.broker.recent(place)))).flat()
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return undefined
    throw error
  }
}

async function placesOf(ctx: Ctx, filter: LogFilter, sight: Sight): Promise<readonly RecentOf[]> {
  const { deviceId, tenantId, companyId } = filter
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

function fits(filter: LogFilter, record: LogRecord): boolean {
  const { companyId, tenantId, deviceId, outcome, kind, stage, code, from, to, q } = filter
  const wanted = { companyId, tenantId, deviceId, outcome, kind, stage, code }
  for (const [field, value] of Object.entries(wanted)) {
    if (value !== undefined && value !== Reflect.get(record, field)) return false
  }
  if (record.seq < seqOf(from, 0) || record.seq >= seqOf(to, Number.MAX_SAFE_INTEGER)) return false
  if (!q) return true
  const texts = [record.sentence, record.topic, record.principal, record.code, record.payload]
  return texts.some((text) => text?.toLowerCase().includes(q.toLowerCase()))
}
