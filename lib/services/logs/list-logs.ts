import { type LogRecord, listLogsOp } from '@/lib/contract/logs'
import { type Ctx, verb } from '../context'
import { decodeCursor, encodeCursor } from '../cursor'
import { findDevice } from '../devices/device-view'
import { type Sight, sightOf } from '../sight'
import { findTenant } from '../tenants/tenant-view'
import { countSuppressed } from './count-suppressed'
import type { LogQuery } from './log-query'
import { recentLogs } from './recent-logs'
import { storedLogs } from './stored-logs'

/** What is stored, joined with the accepted messages that the broker still has in its ring. */
export const listLogs = verb(listLogsOp, async (ctx, { limit, cursor, ...query }) => {
  const sight = await sightOfLogs(ctx, query)
  const before = Number(decodeCursor(cursor, ['number'])?.[0] ?? Number.MAX_SAFE_INTEGER)
  const [stored, recent, suppressed] = await Promise.all([
    storedLogs(ctx, query, { sight, before, rowsMax: limit + 1 }),
    recentLogs(ctx, query, sight),
    countSuppressed(ctx, query, sight),
  ])
  const sorted = joined(stored, recent ?? [], before)
  const items = sorted.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: sorted.length > limit && last ? encodeCursor([last.seq]) : null,
    hasRecent: recent !== undefined,
    suppressed,
  }
})

/** A device or tenant that is named and out of sight is not found. */
export async function sightOfLogs(ctx: Ctx, { deviceId, tenantId }: LogQuery): Promise<Sight> {
  if (deviceId !== undefined) await findDevice(ctx, deviceId, 'read:logs')
  if (tenantId !== undefined) await findTenant(ctx, tenantId, 'read:logs')
  return sightOf(ctx.actor, 'read:logs')
}

/** Newest first, each once, as it is stored. */
export function joined(
  stored: readonly LogRecord[],
  recent: readonly LogRecord[],
  before: number,
): readonly LogRecord[] {
  const bySeq = new Map<number, LogRecord>()
  for (const record of recent) if (record.seq < before) bySeq.set(record.seq, record)
  for (const record of stored) bySeq.set(record.seq, record)
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq)
}
