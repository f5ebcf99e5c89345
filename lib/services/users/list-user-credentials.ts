import { listUserCredentialsOp } from '@/lib/contract/users'
import { verb } from '../context'
import { viewCredential } from '../credentials/credential-view'
import { sightOf } from '../sight'
import { findCredentialUser, isSelf } from './credential-user'

/** API keys and plain credentials; of another's plain ones those alone whose tenant the caller administers. */
export const listUserCredentials = verb(listUserCredentialsOp, async (ctx, { id }) => {
  await findCredentialUser(ctx, id)
  const { all, companyIds, tenantIds } = sightOf(ctx.actor, 'admin')
  const inSight =
    all || isSelf(ctx, id)
      ? {}
      : { tenant: { OR: [{ companyId: { in: companyIds } }, { id: { in: tenantIds } }] } }
  const rows = await ctx.services.db.prisma.credential.findMany({
    where: { userId: id, OR: [{ kind: 'api-key' }, { kind: 'plain', ...inSight }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { tenant: { select: { name: true } } },
    omit: { secretHash: true },
  })
  const items = rows.map((row) => ({
    ...viewCredential(row),
    tenantId: row.tenantId,
    tenantName: row.tenant?.name ?? null,
  }))
  return { items, nextCursor: null }
})
