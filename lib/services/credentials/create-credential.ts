import { type CredentialSecret, createCredentialOp } from '@/lib/contract/credentials'
import { credentialKindsOf, type DeviceCredentialKind } from '@/lib/core/device-credential-kinds'
import type { DialectId } from '@/lib/core/dialect-id'
import { conflict } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { type Ctx, verb } from '../context'
import { credentialOwner, findDevice } from '../devices/device-view'
import { record } from '../record'
import { CREDENTIALS_MAX } from './credentials-max'
import { issueCredential } from './issue-credential'

export const createCredential = verb(createCredentialOp, (ctx, { id, kind }) => addCredential(ctx, id, kind))

/** One more credential of a device, recorded; also what an auth config is issued with. */
export async function addCredential(
  ctx: Ctx,
  deviceId: string,
  kind: DeviceCredentialKind,
): Promise<CredentialSecret> {
  const device = await findDevice(ctx, deviceId, 'provision')
  const owner = credentialOwner(device)
  if (!credentialKindsOf[owner.dialect].some((one) => one === kind)) throw wrongKind(owner.dialect, kind)
  return transact(ctx.services.db, async ({ rows, sql }) => {
    if ((await rows.credential.count({ where: { deviceId } })) >= CREDENTIALS_MAX) {
      throw conflict(`The device has ${CREDENTIALS_MAX} credentials: delete some that are no longer used.`)
    }
    const issued = await issueCredential(ctx, rows, owner, kind)
    const { companyId, tenantId } = device
    await record(ctx, sql, {
      verb: 'credential.create',
      subject: { kind: 'credential', id: issued.id, name: device.name },
      companyId,
      tenantId,
      changes: { kind, username: kind === 'access-token' ? null : issued.username, deviceId },
      notice: { subject: 'credential', id: issued.id, companyId, tenantId, deviceId },
    })
    return issued
  })
}

const wrongKind = (dialect: DialectId, kind: DeviceCredentialKind) => conflict(sentenceOf(dialect, kind))

function sentenceOf(dialect: DialectId, kind: DeviceCredentialKind): string {
  if (dialect === 'thingscale') {
    return 'A ThingScale device has no credential of its own but a plain one: it connects with the device token of its tenant (POST /tenants/{id}/device-token).'
  }
  if (dialect === 'plain') return 'A plain device connects with a credential of the kind plain.'
  if (dialect === 'connio')
    return 'A Connio device connects with a key id and its secret: ask for the kind key.'
  if (kind === 'key')
    return 'Only Connio devices connect with a key; this one takes a user name and password.'
  return 'Only SensoCAN devices connect with an access token; this one takes a user name and password.'
}
