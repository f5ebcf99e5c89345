import { listCredentialsOp } from '@/lib/contract/credentials'
import { verb } from '../context'
import { findDevice } from '../devices/device-view'

export const listCredentials = verb(listCredentialsOp, async (ctx, { id }) => {
  await findDevice(ctx, id, 'provision')
  const rows = await ctx.services.db.prisma.credential.findMany({
    where: { deviceId: id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { secretHash: true },
  })
  const items = rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    username: row.name,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }))
  return { items, nextCursor: null }
})
