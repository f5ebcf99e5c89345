import type { ActorPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { Permission } from '@/lib/core/roles'
import { rejected } from './rejected'

export function missingPermission({ kind }: ActorPrincipal, permission: Permission): Rejection {
  const isToken = kind === 'api-token'
  return rejected(
    'acl',
    'missing-permission',
    `This needs "${permission}", which this ${isToken ? 'API token' : 'user'} does not have.`,
    isToken
      ? {
          sentence: `Make an API token with the scope "${permission}".`,
          action: { kind: 'show-api-tokens' },
        }
      : 'Ask an administrator for a role that has it.',
  )
}
