import { randomUUID } from 'node:crypto'
import { formatDrogueName } from '@/lib/access/drogue-name'
import { makeDeviceUsername, makeKeyId } from '@/lib/access/names'
import { hashSecret, lastFourOf, makeSecret, secretPrefixes } from '@/lib/access/secrets'
import type { CredentialSecret } from '@/lib/contract/credentials'
import type { DeviceCredentialKind } from '@/lib/core/device-credential-kinds'
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

export interface MadeCredential {
  /** As it is kept. */
  readonly row: {
    readonly id: string
    readonly kind: DeviceCredentialKind
    readonly name: string | null
    readonly deviceId: string
    readonly secretHash: string
    readonly lastFour: string
    readonly createdBy: string
  }
  /** As it is shown, once. */
  readonly shown: CredentialSecret
}

/** Makes a credential of a device; its secret is in the answer and nowhere else. */
export async function issueCredential(
  ctx: Ctx,
  rows: Prisma.TransactionClient,
  device: CredentialOwner,
  kind: DeviceCredentialKind,
): Promise<CredentialSecret> {
  const { row, shown } = makeCredential(ctx, device, kind)
  await rows.credential.create({ data: row, select: { id: true } })
  return shown
}

/** For whoever keeps it. */
export function makeCredential(
  ctx: Ctx,
  device: CredentialOwner,
  kind: DeviceCredentialKind,
): MadeCredential {
  const { prefix, makeName } = makers[kind]
  const secret = makeSecret(prefix)
  const name = makeName()
  const id = randomUUID()
  const username = shownUsername(device, { kind, name })
  return {
    row: {
      id,
      kind,
      name,
      deviceId: device.id,
      secretHash: hashSecret(ctx.services.access.keys.credentialKey, secret),
      lastFour: lastFourOf(secret),
      createdBy: ctx.actor.name,
    },
    shown: { id, kind, username: username ?? secret, password: username === null ? '' : secret },
  }
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
