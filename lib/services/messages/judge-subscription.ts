/** What becomes of a subscription: one judgement, for the broker and for Explain. Limits of a session are the broker's. */
import type { Grant } from '@/lib/access/grant'
import type { Registry } from '@/lib/core/registry'
import { isRejection, type Note, type Rejection } from '@/lib/core/rejection'
import type { ProtocolVersion, Qos, Served } from '@/lib/dialects/dialect'
import { contentModeOf } from '@/lib/dialects/drogue/content-mode'
import { drogue } from '@/lib/dialects/drogue/drogue'
import { readEventFilter } from '@/lib/dialects/drogue/read-event-filter'
import { dialectOf } from '@/lib/dialects/registry'
import { hasForeignToken } from '@/lib/dialects/thingscale/topics'
import { readShare } from './read-share'

export interface SubscriptionRequest {
  /** Spelled as the claims are; with `$share/<group>/` where the client wrote it. */
  readonly filter: string
  readonly qos: Qos
  readonly version: ProtocolVersion
  /** Of the SUBSCRIBE (v5). */
  readonly userProperties?: Readonly<Record<string, string | string[]>> | undefined
}

export interface GrantedSubscription {
  readonly granted: Qos
  /** Without `$share/<group>/`. */
  readonly filter: string
  readonly group?: string
  /** Of a Drogue application: the delivery topic keeps the form that was asked for. */
  readonly event?: {
    readonly form: 'app' | 'a' | 'application'
    readonly application: string
    readonly mode: 'structured' | 'binary'
  }
  readonly note?: Note
}

export interface RefusedSubscription {
  /** As SUBACK carries it in the version of the client. */
  readonly reasonCode: number
  readonly rejection: Rejection
  readonly costsConnection: boolean
}

const UNSPECIFIED = 0x80
const NOT_AUTHORIZED = 0x87
const FILTER_NOT_VALID = 0x8f
const IMPLEMENTATION_SPECIFIC = 0x83

export function judgeSubscription(
  principal: Served,
  grant: Grant,
  request: SubscriptionRequest,
  registry: Registry,
): GrantedSubscription | RefusedSubscription {
  const { filter, qos, version } = request
  const dialect = dialectOf(principal.dialect)
  const refuse = (reasonCode: number, rejection: Rejection): RefusedSubscription => ({
    // MQTT 3 has one failure only [MQTT-3.9.3-2].
    reasonCode: version === 5 ? reasonCode : 0x80,
    rejection,
    costsConnection: dialect.wire.subscribeOutOfScope === 'disconnect',
  })
  // Nobody is authorized on the lab listener, so that nobody can lack it; suites ask for the plain failure there.
  const reasonCode = principal.kind === 'lab' ? UNSPECIFIED : NOT_AUTHORIZED
  const outOfScope = (topic: string) =>
    refuse(reasonCode, dialect.explainOutOfScope(principal, 'subscribe', topic, registry))

  switch (principal.kind) {
    case 'user':
    case 'api-token':
    case 'anonymous': {
      const read = readEventFilter(filter)
      if (read.kind === 'refused') {
        return refuse(read.reasonCode, dialect.explainOutOfScope(principal, 'subscribe', filter, registry))
      }
      // What is shared beside events is in nobody's claims.
      if (read.kind === 'other') break
      const { form, application, group, note } = read
      const topic = `${form}/${application}`
      if (!grant.maySubscribe(topic)) return outOfScope(topic)
      const mode = contentModeOf(request.userProperties, version)
      if (typeof mode !== 'string') return refuse(IMPLEMENTATION_SPECIFIC, mode)
      return {
        granted: lesser(qos, drogue.wire.qosMax),
        filter: topic,
        event: { form, application, mode },
        ...(group === undefined ? {} : { group }),
        ...(note === undefined ? {} : { note }),
      }
    }
    case 'tenant-user':
    case 'lab':
    case 'device': {
      if (principal.dialect !== 'plain') break
      const share = readShare(filter)
      if (!share) break
      if (isRejection(share)) return refuse(FILTER_NOT_VALID, share)
      if (!grant.maySubscribe(share.filter)) return outOfScope(share.filter)
      return { granted: lesser(qos, dialect.wire.qosMax), ...share }
    }
    case 'account':
      // Behind the edge a foreign token is masked; what stands below it is nobody's here.
      if (hasForeignToken(filter)) return outOfScope(filter)
  }
  if (!grant.maySubscribe(filter)) return outOfScope(filter)
  return { granted: lesser(qos, dialect.wire.qosMax), filter }
}

const lesser = (a: Qos, b: Qos): Qos => (a < b ? a : b)
