import { type CredentialSecret, createCredentialOp } from '@/lib/contract/credentials'
import { conflict } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { type Ctx, verb } from '../context'
import { findDevice } from '../devices/device-view'
import { record } from '../record'
import { issueCredential } from './issue-credential'

export const createCredential = verb(createCredentialOp, (ctx, { id, kind }) => addCredential(ctx, id, kind))

const CREDENTIALS_MAX = 50

/** One more credential of a device, recorded; also what an auth config is issued with. */
export async function addCredential(
  ctx: Ctx,
  deviceId: string,
  kind: 'password' | 'access-token',
): Promise<CredentialSecret> {
  const device = await findDevice(ctx, deviceId, 'provision')
  if (kind === 'access-token' && device.dialect !== 'sensocan') {
    throw conflict(
      'Only SensoCAN devices connect with an access token; this one takes a user name and password.',
    )
  }
  return transact(ctx.services.db, async ({ rows, sql }) => {
    if ((await rows.credential.count({ where: { deviceId } })) >= CREDENTIALS_MAX) {
      throw conflict(`The device has ${CREDENTIALS_MAX} credentials: delete some that are no longer used.`)
    }
    const issued = await issueCredential(ctx, rows, deviceId, kind)
    const { companyId, tenantId } = device
    await record(ctx, sql, {
      verb: 'credential.create',
      subject: { kind: 'credential', id: issued.id, name: device.name },
      companyId,
      tenantId,
      changes: { kind, username: kind === 'password' ? issued.username : null, deviceId },
      notice: { subject: 'credential', id: issued.id, companyId, tenantId, deviceId },
    })
    return issued
  })
}
