import { dialectIds } from '@/lib/core/dialect-id'
import type { DevicePrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { FoundCredential, FoundDevice } from './find-credentials'
import {
  companySuspended,
  credentialExpired,
  deviceDisabled,
  deviceSuspended,
  tenantSuspended,
} from './refusals'

/** The device behind a credential whose secret was right, if every state lets it in. */
export function devicePrincipal(
  credential: FoundCredential,
  device: FoundDevice,
  nowMs: number,
): DevicePrincipal | Rejection {
  if (credential.expiresAtMs !== undefined && credential.expiresAtMs <= nowMs)
    return credentialExpired('credential')
  if (device.companyStatus !== 'active') return companySuspended()
  if (device.tenantStatus !== 'active') return tenantSuspended()
  if (device.status === 'disabled') return deviceDisabled()
  if (device.status !== 'enabled') return deviceSuspended()
  const dialect = dialectIds.find((id) => id === device.dialect)
  if (!dialect) throw new Error(`device ${device.deviceId} has the unknown dialect ${device.dialect}`)
  return {
    kind: 'device',
    key: `device:${device.deviceId}`,
    name: device.name,
    credentialId: credential.id,
    credentialKind: credential.kind === 'access-token' ? 'access-token' : 'password',
    dialect,
    deviceId: device.deviceId,
    tenantId: device.tenantId,
    companyId: device.companyId,
    ...(credential.expiresAtMs === undefined ? {} : { expiresAtMs: credential.expiresAtMs }),
  }
}
