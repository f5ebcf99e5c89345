import type { PrincipalKind } from '@/lib/contract/principals'

export const kindWords = {
  device: 'device',
  user: 'user',
  'api-token': 'API token',
  account: 'ThingScale account',
  'tenant-user': 'plain user',
  lab: 'lab client',
  anonymous: 'anonymous',
  console: 'open console',
} as const satisfies Record<PrincipalKind, string>

/** For a filter by whose it is. */
export const kindOptions: readonly (readonly [kind: PrincipalKind, label: string])[] = [
  ['device', 'Devices'],
  ['account', 'ThingScale accounts'],
  ['tenant-user', 'Plain users'],
  ['user', 'Users'],
  ['api-token', 'API tokens'],
  ['lab', 'Lab clients'],
]
