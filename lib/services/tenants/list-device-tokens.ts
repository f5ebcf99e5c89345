import { listDeviceTokensOp } from '@/lib/contract/device-tokens'
import { verb } from '../context'
import { findTenant } from './tenant-view'

export const listDeviceTokens = verb(listDeviceTokensOp, async (ctx, { id }) => {
  await findTenant(ctx, id, 'read:logs')
  const rows = await ctx.services.db.prisma.credential.findMany({
    where: { tenantId: id, kind: 'device-token' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return {
    items: rows.map((row) => ({
      id: row.id,
      lastFour: row.lastFour ?? '',
      createdBy: row.createdBy,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
  }
})
