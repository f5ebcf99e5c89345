/** What becomes of a message: one judgement, for the broker, for Explain and for replay. */
import type { Grant } from '@/lib/access/grant'
import type { Registry } from '@/lib/core/registry'
import type { Decoded, InboundMessage, ProtocolVersion, Qos, Served, WireRules } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { type KnownSensors, refuseUnstorable } from './refuse-unstorable'

/** What the client gets: its acknowledgement, that with a v5 reason code, or the end of its connection. */
export type Disposition =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'refuse'; readonly reasonCode: number; readonly sentence?: string }
  | { readonly kind: 'disconnect'; readonly sentence?: string }

export interface Judgement {
  readonly isInScope: boolean
  readonly decoded: Decoded
  /** It goes on to the subscribers of its namespace, as it came. */
  readonly isRouted: boolean
  readonly disposition: Disposition
  /** The same for people: `PUBACK`, `PUBREC 0x87, then DISCONNECT 0x87`, ... */
  readonly told: string
}

export interface JudgeDeps {
  readonly registry: Registry
  readonly version: ProtocolVersion
  /** The sensors of the device that a reading is of. */
  known(deviceId: string): KnownSensors | undefined
}

/** The message's topic is spelled as the claims are (`TopicClaims`). */
export function judge(
  principal: Served,
  grant: Grant,
  message: InboundMessage,
  { registry, version, known }: JudgeDeps,
): Judgement {
  const dialect = dialectOf(principal.dialect)
  if (!grant.mayPublish(message.topic)) {
    const rejection = dialect.explainOutOfScope(principal, 'publish', message.topic, registry)
    // Conformance suites, which the lab listener is for, read no acknowledgement that is longer than its code.
    const told = principal.kind === 'lab' ? {} : { sentence: rejection.sentence }
    const disposition = { ...costOf(dialect.wire, version), ...told }
    return {
      isInScope: false,
      isRouted: false,
      decoded: { readings: [], commands: [], rejections: [rejection] },
      disposition,
      told: toldOf(disposition, message.qos, version),
    }
  }
  const decoded = dialect.decode(principal, message, registry)
  const deviceId = decoded.readings[0]?.deviceId
  const sensors = deviceId === undefined ? undefined : known(deviceId)
  const disposition = { kind: 'acknowledge' } as const
  return {
    isInScope: true,
    // Plain passes on whatever it is; elsewhere only what was taken.
    isRouted: dialect.wire.isRouted && (dialect.id === 'plain' || decoded.readings.length > 0),
    decoded: sensors ? refuseUnstorable(decoded, sensors) : decoded,
    disposition,
    told: toldOf(disposition, message.qos, version),
  }
}

function costOf({ publishOutOfScope }: WireRules, version: ProtocolVersion): Disposition {
  const cost = version === 5 ? publishOutOfScope.v5 : publishOutOfScope.v3
  if (cost === 'drop') return { kind: 'acknowledge' }
  return cost === 'disconnect' ? { kind: 'disconnect' } : { kind: 'refuse', reasonCode: cost.reasonCode }
}

function toldOf(disposition: Disposition, qos: Qos, version: ProtocolVersion): string {
  const answer = qos === 1 ? 'PUBACK' : 'PUBREC'
  switch (disposition.kind) {
    case 'acknowledge':
      return qos === 0 ? 'nothing (QoS 0)' : answer
    case 'refuse':
      return qos === 0 ? 'nothing (QoS 0)' : `${answer} 0x${hex(disposition.reasonCode)}`
    case 'disconnect':
      if (version !== 5) return 'disconnected'
      return qos === 0 ? 'DISCONNECT 0x87' : `${answer} 0x87, then DISCONNECT 0x87`
  }
}

const hex = (code: number): string => code.toString(16).padStart(2, '0')
