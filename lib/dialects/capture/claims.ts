import type { Actor, Reach } from '@/lib/core/actor'
import type { ActorPrincipal } from '@/lib/core/principal'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Permission } from '@/lib/core/roles'
import { encodeLevel } from '@/lib/core/topic'
import type { TopicClaims } from '../dialect'
import { isOneLevel, noClaims } from '../own-device'
import { tenantRoot } from '../tenant-root'
import { commandTopic, subtree } from './topics'

/** A source lives in its own subtree, whole. */
export function claimsOfSource({ externalId, tenantId }: RegisteredDevice): TopicClaims {
  if (!isOneLevel(externalId)) return noClaims
  return {
    root: tenantRoot('capture', tenantId),
    publish: [subtree(externalId)],
    subscribe: [subtree(externalId)],
  }
}

/** Users and API tokens: the raw trees of their companies, and commands. Live Logs are for tokens; people have the console. */
export function claimsOfActor({ kind, actor }: ActorPrincipal): TopicClaims {
  const logs = kind === 'api-token' ? reachesWith(actor, 'read:logs') : []
  return {
    root: '',
    publish: reachesWith(actor, 'send:commands').length > 0 ? [commandTopic('+')] : [],
    subscribe: [
      ...reachesWith(actor, 'read:telemetry').map((reach) => rawTree(reach.companyName)),
      ...logs.map((reach) => logsTree(reach.companyName)),
    ],
  }
}

export const rawTree = (companyName: string): string => `v1/raw/${encodeLevel(companyName)}/#`
export const logsTree = (companyName: string): string => `v1/logs/${encodeLevel(companyName)}/#`

const reachesWith = (actor: Actor, permission: Permission): readonly Reach[] =>
  actor.reaches.filter((reach) => reach.permissions.includes(permission))
