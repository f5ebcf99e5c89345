import { admitVersion } from '../admit-version'
import type { Dialect, WireRules } from '../dialect'
import { noClaims } from '../own-device'
import { claimsOf, isInNamespace } from './claims'
import { decodeMessage } from './decode'
import { deviceTopics } from './device-topics'
import { encodeCommand } from './encode-command'
import { events } from './events'
import { explain } from './explain'
import { patternsOf } from './patterns'

const wire: WireRules = {
  versions: [3, 4, 5],
  qosMax: 2,
  keepsRetained: true,
  isRouted: true,
  // 0x90 is "topic name invalid".
  publishOutOfScope: { v3: 'drop', v5: { reasonCode: 0x90 } },
  subscribeOutOfScope: 'fail',
  commandQosMax: 1,
  commandsWait: true,
  keepsSessions: true,
}

/** An ordinary MQTT broker of the tenant's own: every topic that does not begin with `$`. */
export const plain: Dialect = {
  id: 'plain',
  wire,
  admit: (_principal, connect) => admitVersion(wire.versions, connect),
  claims: (principal, registry) => (isInNamespace(principal, registry) ? claimsOf(principal) : noClaims),
  deviceNamedBy: () => undefined,
  decode: decodeMessage,
  events: (_device, message, readings) => events(message, readings),
  explainOutOfScope: explain,
  encodeCommand,
  deviceTopics,
  patterns: patternsOf,
}
