import { deleteCredentialOp } from '@/lib/contract/credentials'
import { notFound } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { findDevice } from '../devices/device-view'
import { record } from '../record'

export const deleteCredential = verb(deleteCredentialOp, async (ctx, { id, credentialId }) => {
  const { companyId, tenantId, name } = await findDevice(ctx, id, 'provision')
  await transact(ctx.services.db, async ({ rows, sql }) => {
    const credential = await rows.credential.findFirst({ where: { id: credentialId, deviceId: id } })
    if (!credential) throw notFound('credential')
    await rows.credential.deleteMany({ where: { id: credentialId, deviceId: id } })
    await record(ctx, sql, {
      verb: 'credential.delete',
      subject: { kind: 'credential', id: credentialId, name },
      companyId,
      tenantId,
      changes: { kind: { from: credential.kind, to: null }, username: { from: credential.name, to: null } },
      notice: { subject: 'credential', id: credentialId, companyId, tenantId, deviceId: id, isDeleted: true },
    })
  })
  return {}
})
