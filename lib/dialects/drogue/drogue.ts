import type { Rejection } from '@/lib/core/rejection'
import type { Dialect, WireRules } from '../dialect'
import { actorClaims } from '../integration/actor-claims'
import { actorPatterns } from '../integration/actor-patterns'
import { decodeFromActor } from '../integration/decode-from-actor'
import { explainActor } from '../integration/explain-actor'
import { noClaims, ownDevice } from '../own-device'
import { onlyRejected, rejected } from '../rejected'
import { admit } from './admit'
import { claimsOfDevice } from './claims'
import { decodeMessage } from './decode'
import { deviceTopics } from './device-topics'
import { encodeCommand } from './encode-command'
import { events } from './events'
import { explainDevice } from './explain-device'
import { namedDevice } from './named-device'
import { patternsOfDevice } from './patterns'

const wire: WireRules = {
  versions: [4, 5],
  qosMax: 1,
  keepsRetained: false,
  isRouted: false,
  // 0x87 is "not authorized".
  publishOutOfScope: { v3: 'disconnect', v5: { reasonCode: 0x87 } },
  subscribeOutOfScope: 'fail',
  commandQosMax: 0,
  commandsWait: false,
  keepsSessions: false,
}

/** Applications and their events; devices that publish to channels, and gateways that do so for others. */
export const drogue: Dialect = {
  id: 'drogue',
  wire,
  admit: (_principal, connect) => admit(wire.versions, connect),
  claims(principal, registry) {
    switch (principal.kind) {
      case 'user':
      case 'api-token':
      case 'anonymous':
        return actorClaims(principal)
      default: {
        const device = ownDevice(principal, registry)
        return device ? claimsOfDevice(device, registry) : noClaims
      }
    }
  },
  deviceNamedBy: (principal, topic) => (principal.kind === 'device' ? namedDevice(topic) : undefined),
  decode(principal, message, registry) {
    if (principal.kind === 'user' || principal.kind === 'api-token') return decodeFromActor(message)
    const device = ownDevice(principal, registry)
    return device ? decodeMessage(device, message, registry) : onlyRejected(nobody('publish'))
  },
  events: (_device, message, readings) => events(message, readings),
  explainOutOfScope(principal, action, topic, registry) {
    switch (principal.kind) {
      case 'user':
      case 'api-token':
      case 'anonymous':
        return explainActor(principal, action, topic)
      default: {
        const device = ownDevice(principal, registry)
        return device ? explainDevice(device, action, topic, registry) : nobody(action)
      }
    }
  },
  encodeCommand,
  deviceTopics,
  patterns(principal, registry) {
    switch (principal.kind) {
      case 'user':
      case 'api-token':
      case 'anonymous':
        return actorPatterns(principal)
      default:
        return ownDevice(principal, registry) ? patternsOfDevice : []
    }
  },
}

const nobody = (action: 'publish' | 'subscribe'): Rejection =>
  rejected(
    'acl',
    action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope',
    'No Drogue device is registered for this connection.',
    'Connect with the credential of a registered device.',
  )
