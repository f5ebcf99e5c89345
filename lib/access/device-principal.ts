import { dialectIds } from '@/lib/core/dialect-id'
import type { CredentialKind, DevicePrincipal, LoginRule } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { FoundCredential, FoundDevice } from './find-credentials'
import { credentialExpired, deviceDisabled, deviceSuspended } from './refusals'
import { tenantRefusal } from './tenant-refusal'

/** The device behind a credential whose secret was right, if every state lets it in. */
export function devicePrincipal(
  credential: FoundCredential,
  device: FoundDevice,
  rule: LoginRule,
  nowMs: number,
): DevicePrincipal | Rejection {
  if (credential.expiresAtMs !== undefined && credential.expiresAtMs <= nowMs)
    return credentialExpired('credential')
  const refused = tenantRefusal(device)
  if (refused) return refused
  if (device.status === 'disabled') return deviceDisabled()
  if (device.status !== 'enabled') return deviceSuspended()
  const own = dialectIds.find((id) => id === device.dialect)
  if (!own) throw new Error(`device ${device.deviceId} has the unknown dialect ${device.dialect}`)
  // In the plain namespace it is a client of its own: its sessions there hold filters of that namespace.
  const isBesideItsOwn = credential.kind === 'plain' && own !== 'plain'
  return {
    kind: 'device',
    key: isBesideItsOwn ? `device:${device.deviceId}:plain` : `device:${device.deviceId}`,
    name: device.name,
    credentialId: credential.id,
    credentialKind: kinds.find((kind) => kind === credential.kind) ?? 'password',
    rule,
    dialect: credential.kind === 'plain' ? 'plain' : own,
    deviceId: device.deviceId,
    tenantId: device.tenantId,
    companyId: device.companyId,
    ...(credential.expiresAtMs === undefined ? {} : { expiresAtMs: credential.expiresAtMs }),
  }
}

const kinds = ['access-token', 'key', 'plain'] as const satisfies readonly CredentialKind[]
