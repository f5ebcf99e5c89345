import type { Rejection } from '@/lib/core/rejection'
import { admitVersion } from '../admit-version'
import type { Dialect, WireRules } from '../dialect'
import { noClaims, ownDevice } from '../own-device'
import { onlyRejected, rejected } from '../rejected'
import { claimsOfAccount, claimsOfSource } from './claims'
import { decodeCommand } from './decode-command'
import { decodeSource } from './decode-source'
import { deviceTopics } from './device-topics'
import { encodeCommand } from './encode-command'
import { encodeRaw } from './encode-raw'
import { explainAccount } from './explain-account'
import { explainSource } from './explain-source'

const wire: WireRules = {
  versions: [4, 5],
  qosMax: 2,
  keepsRetained: false,
  publishOutOfScope: 'disconnect',
  subscribeOutOfScope: 'disconnect',
}

/** Company / source / connection / measurement / key: sources, and the users and API tokens that read them. */
export const capture: Dialect = {
  id: 'capture',
  wire,
  admit: (_principal, connect) => admitVersion(wire.versions, connect),
  claims(principal, registry) {
    if (principal.kind !== 'device') return claimsOfAccount(principal)
    const device = ownDevice(principal, registry)
    return device ? claimsOfSource(device) : noClaims
  },
  decode(principal, message, registry) {
    if (principal.kind !== 'device') return decodeCommand(message)
    const device = ownDevice(principal, registry)
    return device ? decodeSource(device, message) : onlyRejected(noSource('publish'))
  },
  explainOutOfScope(principal, action, topic, registry) {
    if (principal.kind !== 'device') return explainAccount(principal, action, topic)
    const device = ownDevice(principal, registry)
    return device ? explainSource(device, action, topic, registry) : noSource(action)
  },
  encodeReading: encodeRaw,
  encodeCommand,
  deviceTopics,
}

const noSource = (action: 'publish' | 'subscribe'): Rejection =>
  rejected(
    'acl',
    action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope',
    'No source is registered for this connection.',
    'Connect with the credential of a registered device.',
  )
