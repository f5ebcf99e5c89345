/** Secrets out of SIGNALBOX_SECRET, so that nothing has to be kept: each is of one device and one kind. */
import { hkdfSync } from 'node:crypto'
import { type SecretPrefix, secretPrefixes } from '@/lib/access/secrets'
import type { DeviceCredentialKind } from '@/lib/core/device-credential-kinds'

export const secretOf = (seed: string, deviceId: string, kind: DeviceCredentialKind): string =>
  prefixes[kind] +
  Buffer.from(hkdfSync('sha256', seed, deviceId, `signalbox demo ${kind} 1`, 32)).toString('base64url')

const prefixes: Readonly<Record<DeviceCredentialKind, SecretPrefix>> = {
  password: secretPrefixes.device,
  'access-token': secretPrefixes.accessToken,
  key: secretPrefixes.key,
  plain: secretPrefixes.plain,
}
