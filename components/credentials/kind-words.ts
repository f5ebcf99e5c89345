import type { DeviceCredentialKind } from '@/lib/core/device-credential-kinds'

/** Each kind of a device's credential, and how it is given at CONNECT. */
export const kindWords: Readonly<
  Record<DeviceCredentialKind, { readonly label: string; readonly hint: string }>
> = {
  password: { label: 'Password', hint: 'A user name and a password.' },
  'access-token': {
    label: 'Access token',
    hint: 'One secret, given as the user name; the password stays empty or away.',
  },
  key: { label: 'Key', hint: 'A key id as the user name, and its secret as the password.' },
  plain: {
    label: 'Plain',
    hint: "A user name and a password for the tenant's own namespace, whatever the device's dialect: any topic, all of MQTT.",
  },
}

const labels: ReadonlyMap<string, string> = new Map([
  ...Object.entries(kindWords).map(([kind, { label }]) => [kind, label] as const),
  ['api-key', 'API key'],
  ['device-token', 'Device token'],
])

export const kindLabel = (kind: string): string => labels.get(kind) ?? kind
