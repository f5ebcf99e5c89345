import type { InputOf } from '@/lib/contract/operation'
import type { replayLogsOp } from '@/lib/contract/replay'
import { REPLAY_ROWS_MAX } from '@/lib/contract/replay-rows'
import { demand } from '@/lib/core/actor'
import { forbidden, invalid, notFound } from '@/lib/core/fault'
import type { Prisma } from '@/lib/db/generated/client'
import type { Ctx } from '../context'
import { findDevice } from '../devices/device-view'
import { seqOf } from '../logs/seq-of'
import { inSight, seesCompany, sightOf } from '../sight'
import { findTenant } from '../tenants/tenant-view'

export interface FoundSeqs {
  /** The oldest first. */
  readonly seqs: readonly bigint[]
  /** Further ones that the filter matches. */
  readonly remaining: number
}

/** What the caller sees the logs of and may write readings to. A list is refused whole where it may not have one of it. */
export function findSeqs(ctx: Ctx, { seqs, filter }: InputOf<typeof replayLogsOp>): Promise<FoundSeqs> {
  if (seqs && !filter) return findListed(ctx, [...new Set(seqs)])
  if (filter && !seqs) return findFiltered(ctx, filter)
  throw invalid('seqs', 'or filter: give exactly one of them')
}

async function findListed(ctx: Ctx, seqs: readonly number[]): Promise<FoundSeqs> {
  const rows = await ctx.services.db.prisma.logRecord.findMany({
    where: { AND: [inSight(sightOf(ctx.actor, 'read:logs')), { seq: { in: seqs.map(BigInt) } }] },
    select: { seq: true, companyId: true, tenantId: true },
    orderBy: { seq: 'asc' },
  })
  if (rows.length < seqs.length) throw notFound('record')
  for (const { companyId, tenantId } of rows) {
    if (companyId === null) {
      if (!ctx.actor.isPlatformAdmin) throw notFound('record')
      continue
    }
    demand(ctx.actor, 'provision', { companyId, ...(tenantId === null ? {} : { tenantId }) }, 'record')
  }
  return { seqs: rows.map(({ seq }) => seq), remaining: 0 }
}

type Filter = NonNullable<InputOf<typeof replayLogsOp>['filter']>

async function findFiltered(ctx: Ctx, filter: Filter): Promise<FoundSeqs> {
  await demandPlaces(ctx, filter)
  const { companyId, tenantId, deviceId, code, from, to, afterSeq = -1 } = filter
  const where = {
    AND: [
      inSight(sightOf(ctx.actor, 'provision')),
      inSight(sightOf(ctx.actor, 'read:logs')),
      { kind: 'message', outcome: 'refused' },
      { seq: { gt: BigInt(afterSeq) } },
      { seq: { gte: BigInt(seqOf(from, 0)), lt: BigInt(seqOf(to, Number.MAX_SAFE_INTEGER)) } },
      companyId === undefined ? {} : { companyId },
      tenantId === undefined ? {} : { tenantId },
      deviceId === undefined ? {} : { deviceId },
      code === undefined ? {} : { code },
    ],
  } satisfies Prisma.LogRecordWhereInput
  const { logRecord } = ctx.services.db.prisma
  const rows = await logRecord.findMany({
    where,
    select: { seq: true },
    orderBy: { seq: 'asc' },
    take: REPLAY_ROWS_MAX,
  })
  const last = rows.at(-1)
  const remaining =
    last && rows.length === REPLAY_ROWS_MAX
      ? await logRecord.count({ where: { AND: [where, { seq: { gt: last.seq } }] } })
      : 0
  return { seqs: rows.map(({ seq }) => seq), remaining }
}

async function demandPlaces(ctx: Ctx, { companyId, tenantId, deviceId }: Filter): Promise<void> {
  for (const permission of ['read:logs', 'provision'] as const) {
    if (deviceId !== undefined) await findDevice(ctx, deviceId, permission)
    if (tenantId !== undefined) await findTenant(ctx, tenantId, permission)
    if (companyId === undefined) continue
    if (!seesCompany(ctx.actor, companyId)) throw notFound('company')
    const reaches = ctx.actor.reaches.filter((reach) => reach.companyId === companyId)
    const mayThere = reaches.some(({ permissions }) => permissions.includes(permission))
    if (!ctx.actor.isPlatformAdmin && !mayThere) throw forbidden(`This needs the permission "${permission}".`)
  }
}
