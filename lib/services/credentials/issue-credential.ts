import { formatDrogueName } from '@/lib/access/drogue-name'
import { makeDeviceUsername, makeKeyId } from '@/lib/access/names'
import { hashSecret, lastFourOf, makeSecret, secretPrefixes } from '@/lib/access/secrets'
import type { CredentialSecret, DeviceCredentialKind } from '@/lib/contract/credentials'
import type { DialectId } from '@/lib/core/dialect-id'
import type { Prisma } from '@/lib/db/generated/client'
import type { Ctx } from '../context'

/** The device that a credential is of, as far as its user name shows it. */
export interface CredentialOwner {
  readonly id: string
  readonly dialect: DialectId
  readonly externalId: string
  readonly application: string
}

/** Makes a credential of a device; its secret is in the answer and nowhere else. */
export async function issueCredential(
  ctx: Ctx,
  rows: Prisma.TransactionClient,
  device: CredentialOwner,
  kind: DeviceCredentialKind,
): Promise<CredentialSecret> {
  const { prefix, makeName } = makers[kind]
  const secret = makeSecret(prefix)
  const name = makeName()
  const { id } = await rows.credential.create({
    data: {
      kind,
      name,
      deviceId: device.id,
      secretHash: hashSecret(ctx.services.access.keys.credentialKey, secret),
      lastFour: lastFourOf(secret),
      createdBy: ctx.actor.name,
    },
    select: { id: true },
  })
  const username = shownUsername(device, { kind, name })
  return { id, kind, username: username ?? secret, password: username === null ? '' : secret }
}

/**
 * The MQTT user name to tell people: a Drogue device's password goes with its `<device>@<application>`, which follows
 * a renamed application (the row's own name is taken too); an access token is a user name itself.
 */
export function shownUsername(
  { dialect, externalId, application }: CredentialOwner,
  { kind, name }: { readonly kind: string; readonly name: string | null },
): string | null {
  return kind === 'password' && dialect === 'drogue'
    ? formatDrogueName({ device: externalId, application })
    : name
}

const makers = {
  password: { prefix: secretPrefixes.device, makeName: makeDeviceUsername },
  'access-token': { prefix: secretPrefixes.accessToken, makeName: () => null },
  key: { prefix: secretPrefixes.key, makeName: makeKeyId },
  plain: { prefix: secretPrefixes.plain, makeName: makeDeviceUsername },
} as const satisfies Record<DeviceCredentialKind, object>
