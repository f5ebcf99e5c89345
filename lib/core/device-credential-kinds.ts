import type { DialectId } from './dialect-id'

export const deviceCredentialKinds = ['password', 'access-token', 'key', 'plain'] as const
export type DeviceCredentialKind = (typeof deviceCredentialKinds)[number]

/** What a device of each dialect may be given, the usual one first. A ThingScale device comes with its tenant's token. */
export const credentialKindsOf = {
  capture: ['password', 'plain'],
  drogue: ['password', 'plain'],
  sensocan: ['password', 'access-token', 'plain'],
  thingscale: ['plain'],
  connio: ['key', 'plain'],
  plain: ['plain'],
} as const satisfies Record<DialectId, readonly DeviceCredentialKind[]>

/** What a new device gets at once; a ThingScale device gets none. */
export const firstCredentialKindOf = (dialect: DialectId): DeviceCredentialKind | undefined =>
  dialect === 'thingscale' ? undefined : credentialKindsOf[dialect][0]
