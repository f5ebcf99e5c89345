import type { Rejection } from '@/lib/core/rejection'
import { admitVersion } from '../admit-version'
import type { Dialect, WireRules } from '../dialect'
import { noClaims, ownDevice } from '../own-device'
import { onlyRejected, rejected } from '../rejected'
import { claimsOf } from './claims'
import { decodeMessage } from './decode'
import { deviceTopics } from './device-topics'
import { encodeCommand } from './encode-command'
import { explain } from './explain'

const wire: WireRules = {
  versions: [4, 5],
  qosMax: 1,
  keepsRetained: false,
  publishOutOfScope: 'drop',
  subscribeOutOfScope: 'fail',
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
  decode(principal, message, registry) {
    const device = ownDevice(principal, registry)
    return device ? decodeMessage(device, message) : onlyRejected(nobody('publish'))
  },
  explainOutOfScope(principal, action, topic, registry) {
    const device = ownDevice(principal, registry)
    return device ? explain(device, action, topic, registry) : nobody(action)
  },
  /** SensoCAN has no integration side: its readings are seen on the output topics of the others. */
  encodeReading: () => undefined,
  encodeCommand,
  deviceTopics,
}

const nobody = (action: 'publish' | 'subscribe'): Rejection =>
  rejected(
    'acl',
    action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope',
    'No SensoCAN device is registered for this connection.',
    'Connect with the credential of a registered device.',
  )
