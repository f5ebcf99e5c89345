import type { Rejection } from '@/lib/core/rejection'
import type { Dialect, WireRules } from '../dialect'
import { noClaims, ownDevice } from '../own-device'
import { onlyRejected, rejected } from '../rejected'
import { admitDevice } from './admit'
import { claimsOf } from './claims'
import { decodeMessage } from './decode'
import { deviceTopics } from './device-topics'
import { encodeCommand } from './encode-command'
import { events } from './events'
import { explain } from './explain'
import { patternsOf } from './patterns'

const wire: WireRules = {
  versions: [4],
  qosMax: 2,
  keepsRetained: false,
  isRouted: false,
  publishOutOfScope: { v3: 'drop', v5: 'drop' },
  subscribeOutOfScope: 'fail',
  commandQosMax: 1,
  commandsWait: true,
  keepsSessions: true,
}

/** device / property, and data feeds: a device side only. */
export const connio: Dialect = {
  id: 'connio',
  wire,
  admit(principal, connect, registry) {
    const device = ownDevice(principal, registry)
    return device ? admitDevice(wire.versions, device, connect) : { ...nobody('publish'), stage: 'connect' }
  },
  claims(principal, registry) {
    const device = ownDevice(principal, registry)
    return device ? claimsOf(device) : noClaims
  },
  deviceNamedBy: () => undefined,
  decode(principal, message, registry) {
    const device = ownDevice(principal, registry)
    return device ? decodeMessage(device, message) : onlyRejected(nobody('publish'))
  },
  events,
  explainOutOfScope(principal, action, topic, registry) {
    const device = ownDevice(principal, registry)
    return device ? explain(device, action, topic, registry) : nobody(action)
  },
  encodeCommand,
  deviceTopics,
  patterns(principal, registry) {
    const device = ownDevice(principal, registry)
    return device ? patternsOf(device) : []
  },
}

const nobody = (action: 'publish' | 'subscribe'): Rejection =>
  rejected(
    'acl',
    action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope',
    'No Connio device is registered for this connection.',
    'Connect with the credential of a registered device.',
  )
