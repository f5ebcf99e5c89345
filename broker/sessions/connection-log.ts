/** Live Log records of connections: refused, connected, disconnected, and subscriptions refused. */
import type { DeviceCache } from '@/broker/devices'
import type { DurableSession } from '@/broker/durable/durable-session'
import { type ConnectPacket, versionOf } from '@/broker/edge/connect-packet'
import type { Edge } from '@/broker/edge/edge'
import { limits } from '@/broker/edge/limits'
import type { Batcher } from '@/broker/ingest/batcher'
import { type LiveHub, type LogPlace, placeOfDevice } from '@/broker/live/live-hub'
import { makeRecord, type RecordFacts } from '@/broker/live/make-record'
import type { RecordCap } from '@/broker/live/record-cap'
import type { Counts } from '@/broker/metrics/counts'
import type { OverRateCounts } from '@/broker/rates/over-rate'
import type { LoginResult } from '@/lib/access/login-result'
import type { Principal } from '@/lib/core/principal'
import type { Note, Rejection } from '@/lib/core/rejection'
import { dialectOf } from '@/lib/dialects/registry'
import type { Log } from '@/lib/log/log'
import type { RefusedSubscription } from '@/lib/services/messages/judge-subscription'
import { connectRefusalOf, toldOfRefusal } from './connect-refusal'
import { tooManyAtOnce } from './filter-limit'
import { innerTopic } from './inner-topic'
import { limitsOf } from './limits-of'
import { offenceOf, TOO_SLOW, toldOfCut, tooSlow } from './offence'
import { capKeyOf, placeOf, whoIs } from './place-of'
import type { Sender } from './sender'
import type { Session } from './session'

type Refused = Extract<LoginResult, { ok: false }>

export class ConnectionLog {
  constructor(
    private readonly devices: DeviceCache,
    private readonly batcher: Batcher,
    private readonly hub: LiveHub,
    private readonly cap: RecordCap,
    private readonly counts: Counts,
    private readonly log: Log,
  ) {}

  failed(error: unknown): void {
    this.log.error({ err: error }, 'a login could not be carried out')
  }

  /** Filed under the device whose public name was claimed; unknown names go to the platform's log, capped by address. */
  refusedLogin(edge: Edge, packet: ConnectPacket, refused: Refused): void {
    const { rejection, claimed, claimedTenant, claimedName } = refused
    this.counts.refusedLogins.add(rejection.code)
    // A state is only told of after the secret was right.
    const isProven = rejection.stage === 'state'
    const what = claimed ? "this device's name" : claimedTenant ? "a name of this tenant's" : undefined
    const sentence =
      what && !isProven ? `${rejection.sentence} (Filed here since it claimed ${what}.)` : rejection.sentence
    const facts = { ...this.refusal(edge, packet, rejection), sentence, principal: claimedName }
    if (claimedTenant) {
      const { companyName, tenantId, companyId } = claimedTenant
      this.write({ ...facts, tenantId, companyId }, { companyName, tenantId }, `claimed:${tenantId}`)
      return
    }
    if (!claimed) {
      this.write(facts, undefined, edge.facts.address)
      return
    }
    // Counted apart, so that whoever knows a device's name cannot use up what the device itself may have recorded.
    const { deviceId, tenantId, companyId } = claimed
    const whose = { ...facts, deviceId, tenantId, companyId }
    void this.devices.peek(deviceId).then(
      (device) => this.write(whose, device ? placeOfDevice(device) : undefined, `claimed:${deviceId}`),
      (error: unknown) => this.failed(error),
    )
  }

  refusedPrincipal(edge: Edge, packet: ConnectPacket, principal: Principal, rejection: Rejection): void {
    this.counts.refusedLogins.add(rejection.code)
    this.write(
      { ...this.refusal(edge, packet, rejection), ...whoIs(principal) },
      this.placeOf(principal),
      capKeyOf(principal, edge.facts.address),
    )
  }

  connected(session: Session): void {
    const { principal, version, isDurable, keepAliveSeconds } = session
    this.counts.logins.add(principal.rule)
    const mqtt = version === 5 ? 'MQTT 5' : version === 4 ? 'MQTT 3.1.1' : 'MQTT 3.1'
    this.writeOf(session, {
      outcome: 'allowed',
      sentence: `Connected by ${principal.rule}: ${mqtt}, ${isDurable ? 'durable' : 'clean'} session, keep-alive ${keepAliveSeconds} s, ${session.edge.facts.listener}.`,
      told: 'CONNACK 0',
    })
    this.publishEvent(session, true)
  }

  /** `isStillHere`: the device has another connection. */
  disconnected(session: Session, because: string, isStillHere: boolean): void {
    const sentence = `Disconnected: ${because}.`
    const told = toldOfCut(session.version, TOO_SLOW)
    const isTooSlow = session.edge.endedWith === TOO_SLOW
    this.writeOf(session, isTooSlow ? { ...tooSlow, told, sentence } : { outcome: 'allowed', sentence })
    if (!isStillHere) this.publishEvent(session, false)
  }

  private publishEvent({ principal }: Session, isConnected: boolean): void {
    const device = principal.kind === 'device' ? this.devices.device(principal.deviceId) : undefined
    if (device) this.hub.publishConnection(device, isConnected)
  }

  /** Before login it is nobody's: such records are the platform's, capped by address. */
  offended(edge: Edge, session: Session | undefined, sentence: string, reasonCode: number): void {
    const facts = {
      outcome: 'refused',
      stage: 'connect',
      ...offenceOf(reasonCode),
      sentence: `The connection broke a rule of MQTT and was closed: ${sentence}.`,
      told: toldOfCut(session?.version, reasonCode),
    } as const
    if (session) this.writeOf(session, facts)
    else {
      const who = { kind: 'connection', principal: '(not logged in)' } as const
      this.write({ ...facts, ...who, ...edge.facts }, undefined, edge.facts.address)
    }
  }

  subscriptionRefused(session: Session, filter: string, refused: RefusedSubscription): void {
    const { rejection, reasonCode, costsConnection } = refused
    const suback = `SUBACK 0x${reasonCode.toString(16)}`
    this.writeOf(session, {
      outcome: 'refused',
      stage: rejection.stage,
      code: rejection.code,
      sentence: rejection.sentence,
      mend: rejection.mend ?? null,
      topic: filter,
      told: costsConnection ? `${suback}, then disconnected` : suback,
    })
  }

  tooManyFilters(session: Session, filters: readonly string[]): void {
    const [first = ''] = filters
    const refused = tooManyAtOnce(session.version, filters.length)
    this.subscriptionRefused(session, session.mount.inner(first), refused)
  }

  /** Something worth knowing about what was allowed. */
  noted(session: Session, { stage, code, sentence, mend }: Note, topic?: string): void {
    this.writeOf(session, { outcome: 'allowed', stage, code, sentence, mend: mend ?? null, topic })
  }

  /** Once a session, where its dialect keeps none. */
  retainedCleared(session: Session, topic: string): void {
    const { principal } = session
    if (session.hasWarnedOfRetained || principal.kind === 'console') return
    if (dialectOf(principal.dialect).wire.keepsRetained) return
    session.hasWarnedOfRetained = true
    this.writeOf(session, {
      outcome: 'allowed',
      stage: 'topic',
      code: 'retained-not-kept',
      sentence:
        'Retained messages are not kept in this dialect: the message is taken as a plain one. Said once a session.',
      topic,
    })
  }

  /** Publishes that came faster than the tenant lets a device send. */
  overRate(session: Session, { dropped, held }: OverRateCounts, topic?: string): void {
    const { publishesPerSecond, publishBurst } = limitsOf(this.devices, session.principal)
    const became = [
      ...(dropped > 0 ? [`${dropped} of QoS 0 dropped`] : []),
      ...(held > 0 ? [`${held} of QoS 1 or 2 let wait, none of them lost`] : []),
    ].join(', ')
    this.writeOf(session, {
      kind: 'message',
      outcome: dropped > 0 ? 'refused' : 'allowed',
      stage: 'quota',
      code: 'rate-limited',
      sentence: `A device may publish ${publishesPerSecond} times a second (${publishBurst} at once), and more came: ${became}.`,
      mend: {
        sentence: 'Send several readings in one message, send less often, or raise the limit of the tenant.',
        action: { kind: 'show-limit', limit: 'publishesPerSecond' },
      },
      topic,
    })
  }

  /** `routed`: as the broker spells it. */
  retainedFull(session: Sender, routed: string): void {
    this.writeOf(session, {
      kind: 'message',
      outcome: 'refused',
      stage: 'quota',
      code: 'too-many-retained',
      sentence: `The namespace keeps ${limitsOf(this.devices, session.principal).retainedMessages} retained messages already: this one went out to those who listen now, and is not kept.`,
      mend: {
        sentence:
          'Take some away by an empty retained message to each of their topics, or raise the limit of the tenant.',
        action: { kind: 'show-limit', limit: 'retainedMessages' },
      },
      topic: routed.slice(session.root.length),
    })
  }

  /** `routed`: as the broker spells it. */
  tooLarge(session: Session, routed: string, bytes: number): void {
    this.writeOf(session, {
      kind: 'message',
      outcome: 'refused',
      stage: 'quota',
      code: 'packet-too-large',
      sentence: `A message of ${bytes} bytes was not delivered: the client said that it takes none as large.`,
      mend: { sentence: "Raise the client's Maximum Packet Size, or send it less at once." },
      topic: innerTopic(session.grant, routed) ?? routed,
    })
  }

  /** Of a durable session, whether anybody is connected to it or not. */
  queueFull({ facts: { principal, clientId } }: DurableSession, count: number): void {
    if (principal.kind === 'console') return
    const facts = {
      kind: 'connection',
      ...whoIs(principal),
      clientId,
      outcome: 'refused',
      stage: 'quota',
      code: 'queue-full',
      sentence: `${limits.queuedMessages} messages (or ${limits.queuedBytes / 1024 / 1024} MiB) wait for this session already: ${count === 1 ? 'one more was' : `${count} more were`} not kept for it. Said once a minute at most, until it has taken some.`,
      mend: { sentence: 'Connect more often, acknowledge what is delivered, or subscribe to less.' },
    } as const
    this.write(facts, this.placeOf(principal), capKeyOf(principal, ''))
  }

  private writeOf(
    session: Sender,
    facts: Pick<RecordFacts, 'outcome' | 'sentence'> & Partial<RecordFacts>,
  ): void {
    // The console's own connections would drown what people look for.
    if (session.principal.kind === 'console') return
    const { principal, edge, clientId, version } = session
    const all = {
      kind: 'connection',
      ...whoIs(principal),
      ...edge.facts,
      clientId,
      protocolVersion: version,
      ...facts,
    } as const
    this.write(all, this.placeOf(principal), capKeyOf(principal, edge.facts.address))
  }

  private refusal(edge: Edge, packet: ConnectPacket, rejection: Rejection) {
    return {
      kind: 'connection',
      outcome: 'refused',
      stage: rejection.stage,
      code: rejection.code,
      sentence: rejection.sentence,
      mend: rejection.mend ?? null,
      clientId: packet.clientId,
      ...edge.facts,
      protocolVersion: versionOf(packet),
      told: toldOfRefusal(connectRefusalOf(rejection), versionOf(packet)),
    } as const
  }

  private write(facts: RecordFacts, place: LogPlace | undefined, capKey: string): void {
    const { deviceId, outcome, code } = facts
    if (outcome === 'refused' && code) this.counts.refusals.add(code)
    const isKept = this.cap.admits(capKey)
    if (!isKept && deviceId === undefined) return
    const record = makeRecord(facts)
    const stored = this.batcher.store({
      laneKey: capKey,
      bytes: 0,
      readings: [],
      records: isKept ? [record] : [],
      commands: [],
      ...(isKept || deviceId === undefined ? {} : { suppressed: { deviceId, count: 1 } }),
    })
    // Live only once it is stored: who begins to listen in between finds it in history.
    if (place) void stored.then(() => this.hub.publishRecord(record, place))
  }

  private placeOf(principal: Principal): LogPlace | undefined {
    if (principal.kind !== 'device') return placeOf(principal)
    const device = this.devices.device(principal.deviceId)
    return device ? placeOfDevice(device) : undefined
  }
}
