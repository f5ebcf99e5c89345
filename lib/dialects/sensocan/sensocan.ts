import type { Rejection } from '@/lib/core/rejection'
import { admitVersion } from '../admit-version'
import type { Dialect, WireRules } from '../dialect'
import { noClaims, ownDevice } from '../own-device'
import { onlyRejected, rejected } from '../rejected'
import { claimsOf } from './claims'
import { decodeMessage } from './decode'
import { deviceTopics } from './device-topics'
import { encodeCommand } from './encode-command'
import { events } from './events'
import { explain } from './explain'
import { patternsOf } from './patterns'

const wire: WireRules = {
  versions: [4, 5],
  qosMax: 1,
  keepsRetained: false,
  isRouted: false,
  publishOutOfScope: { v3: 'drop', v5: 'drop' },
  subscribeOutOfScope: 'fail',
  commandQosMax: 1,
  commandsWait: true,
  keepsSessions: true,
}

/** tenant / device / sensor: a device side only. */
export const sensocan: Dialect = {
  id: 'sensocan',
  wire,
  admit: (_principal, connect) => admitVersion(wire.versions, connect),
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
    'No SensoCAN device is registered for this connection.',
    'Connect with the credential of a registered device.',
  )
