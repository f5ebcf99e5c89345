import type { Dialect, WireRules } from '../dialect'
import { noClaims } from '../own-device'
import { onlyRejected } from '../rejected'
import { admit } from './admit'
import { claimsOfAccount } from './claims'
import { decodeMessage } from './decode'
import { deviceTopics } from './device-topics'
import { encodeCommand } from './encode-command'
import { events } from './events'
import { explain, noAccount } from './explain'
import { patterns } from './patterns'
import { parseDataTopic } from './topics'

const wire: WireRules = {
  versions: [3, 4],
  qosMax: 2,
  keepsRetained: true,
  isRouted: true,
  publishOutOfScope: { v3: 'drop', v5: 'drop' },
  subscribeOutOfScope: 'fail',
  commandQosMax: 1,
  commandsWait: true,
  keepsSessions: true,
}

/** One account a tenant, whose token begins each topic and whose topics name the device; devices have no credential. */
export const thingscale: Dialect = {
  id: 'thingscale',
  wire,
  admit: (_principal, connect) => admit(wire.versions, connect),
  claims: (principal) => (principal.kind === 'account' ? claimsOfAccount(principal) : noClaims),
  deviceNamedBy(principal, topic) {
    if (principal.kind !== 'account') return undefined
    return parseDataTopic(topic)?.device || undefined
  },
  decode(principal, message, registry) {
    if (principal.kind !== 'account') return onlyRejected(noAccount('publish'))
    return decodeMessage(principal, message, registry)
  },
  events: (_device, message, readings) => events(message, readings),
  explainOutOfScope(principal, action, topic) {
    return principal.kind === 'account' ? explain(action, topic) : noAccount(action)
  },
  encodeCommand,
  deviceTopics,
  patterns: (principal) => (principal.kind === 'account' ? patterns : []),
}
