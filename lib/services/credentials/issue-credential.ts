import { makeDeviceUsername } from '@/lib/access/names'
import { hashSecret, makeSecret, secretPrefixes } from '@/lib/access/secrets'
import type { CredentialSecret } from '@/lib/contract/credentials'
import type { Prisma } from '@/lib/db/generated/client'
import type { Ctx } from '../context'

/** Makes a credential of a device; its secret is in the answer and nowhere else. */
export async function issueCredential(
  ctx: Ctx,
  rows: Prisma.TransactionClient,
  deviceId: string,
  kind: 'password' | 'access-token',
): Promise<CredentialSecret> {
  const isToken = kind === 'access-token'
  const secret = makeSecret(isToken ? secretPrefixes.accessToken : secretPrefixes.device)
  const name = isToken ? null : makeDeviceUsername()
  const { id } = await rows.credential.create({
    data: {
      kind,
      name,
      deviceId,
      secretHash: hashSecret(ctx.services.access.keys.credentialKey, secret),
      createdBy: ctx.actor.name,
    },
    select: { id: true },
  })
  return { id, kind, username: name ?? secret, password: isToken ? '' : secret }
}
