import { deleteUserCredentialOp } from '@/lib/contract/users'
import { demand } from '@/lib/core/actor'
import { notFound } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { findCredentialUser, findKeyUser, isSelf } from './credential-user'
import { soleCompany } from './update-user'

export const deleteUserCredential = verb(deleteUserCredentialOp, async (ctx, { id, credentialId }) => {
  const user = await findCredentialUser(ctx, id)
  const credential = await ctx.services.db.prisma.credential.findFirst({
    where: { id: credentialId, userId: id, kind: { in: ['api-key', 'plain'] } },
    include: { tenant: { select: { id: true, companyId: true } } },
  })
  if (!credential) throw notFound('credential')
  const { kind, name, label, tenant } = credential
  if (!tenant) await findKeyUser(ctx, id)
  else if (!isSelf(ctx, id)) {
    demand(ctx.actor, 'admin', { companyId: tenant.companyId, tenantId: tenant.id }, 'credential')
  }
  await transact(ctx.services.db, async ({ rows, sql }) => {
    const { count } = await rows.credential.deleteMany({ where: { id: credentialId } })
    if (count === 0) throw notFound('credential')
    await record(ctx, sql, {
      verb: kind === 'api-key' ? 'api-key.delete' : 'credential.delete',
      subject: { kind: 'credential', id: credentialId, name: user.username },
      companyId: tenant?.companyId ?? soleCompany(user),
      tenantId: tenant?.id ?? null,
      changes: {
        kind: { from: kind, to: null },
        username: { from: name, to: null },
        label: { from: label, to: null },
      },
      notice: {
        subject: 'credential',
        id: credentialId,
        ...(tenant ? { companyId: tenant.companyId, tenantId: tenant.id } : {}),
        userId: id,
        isDeleted: true,
      },
    })
  })
  return {}
})
