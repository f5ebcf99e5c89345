import type { ActorPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import { admitVersion } from '../admit-version'
import type { Dialect, Served, WireRules } from '../dialect'
import { actorClaims } from '../integration/actor-claims'
import { actorPatterns } from '../integration/actor-patterns'
import { decodeFromActor } from '../integration/decode-from-actor'
import { explainActor } from '../integration/explain-actor'
import { noClaims, ownDevice } from '../own-device'
import { onlyRejected, rejected } from '../rejected'
import { claimsOfSource } from './claims'
import { decodeSource } from './decode-source'
import { deviceTopics } from './device-topics'
import { encodeCommand } from './encode-command'
import { events } from './events'
import { explainSource } from './explain-source'
import { patternsOf } from './patterns'

const wire: WireRules = {
  versions: [4, 5],
  qosMax: 2,
  keepsRetained: false,
  isRouted: false,
  publishOutOfScope: { v3: 'disconnect', v5: 'disconnect' },
  subscribeOutOfScope: 'disconnect',
  commandQosMax: 1,
  commandsWait: true,
  keepsSessions: true,
}

/** Company / source / connection / measurement / key: sources, and the users and API tokens that read them. */
export const capture: Dialect = {
  id: 'capture',
  wire,
  admit: (_principal, connect) => admitVersion(wire.versions, connect),
  claims(principal, registry) {
    if (isActor(principal)) return actorClaims(principal)
    const device = ownDevice(principal, registry)
    return device ? claimsOfSource(device) : noClaims
  },
  deviceNamedBy: () => undefined,
  decode(principal, message, registry) {
    if (isActor(principal)) return decodeFromActor(message)
    const device = ownDevice(principal, registry)
    return device ? decodeSource(device, message) : onlyRejected(noSource('publish'))
  },
  events,
  explainOutOfScope(principal, action, topic, registry) {
    if (isActor(principal)) return explainActor(principal, action, topic)
    const device = ownDevice(principal, registry)
    return device ? explainSource(device, action, topic, registry) : noSource(action)
  },
  encodeCommand,
  deviceTopics,
  patterns(principal, registry) {
    if (isActor(principal)) return actorPatterns(principal)
    const device = ownDevice(principal, registry)
    return device ? patternsOf(device) : []
  },
}

const isActor = (principal: Served): principal is ActorPrincipal =>
  principal.kind === 'user' || principal.kind === 'api-token'

const noSource = (action: 'publish' | 'subscribe'): Rejection =>
  rejected(
    'acl',
    action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope',
    'No source is registered for this connection.',
    'Connect with the credential of a registered device.',
  )
