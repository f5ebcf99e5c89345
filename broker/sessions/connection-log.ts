/** Live Log records of connections: refused, connected, disconnected, and subscriptions refused. */
import type { DeviceCache } from '@/broker/devices'
import { type ConnectPacket, versionOf } from '@/broker/edge/connect-packet'
import type { Edge } from '@/broker/edge/edge'
import type { Batcher } from '@/broker/ingest/batcher'
import { type LiveHub, type LogPlace, placeOfDevice } from '@/broker/live/live-hub'
import { makeRecord, type RecordFacts } from '@/broker/live/make-record'
import type { RecordCap } from '@/broker/live/record-cap'
import type { LoginResult } from '@/lib/access/login-result'
import type { Principal } from '@/lib/core/principal'
import type { ReasonCode, Rejection } from '@/lib/core/rejection'
import { dialectOf } from '@/lib/dialects/registry'
import type { Log } from '@/lib/log/log'
import { connectRefusalOf, toldOfRefusal } from './connect-refusal'
import { companyIdOf, placeOf } from './place-of'
import type { Session } from './session'

const codeOfOffence: Partial<Record<number, ReasonCode>> = {
  132: 'version-not-accepted',
  149: 'packet-too-large',
}

type Refused = Extract<LoginResult, { ok: false }>

export class ConnectionLog {
  constructor(
    private readonly devices: DeviceCache,
    private readonly batcher: Batcher,
    private readonly hub: LiveHub,
    private readonly cap: RecordCap,
    private readonly log: Log,
  ) {}

  failed(error: unknown): void {
    this.log.error({ err: error }, 'a login could not be carried out')
  }

  /** Filed under the device whose public name was claimed; unknown names go to the platform's log, capped by address. */
  refusedLogin(edge: Edge, packet: ConnectPacket, { rejection, claimed, claimedName }: Refused): void {
    // A state is only told of after the secret was right.
    const isProven = rejection.stage === 'state'
    const sentence =
      claimed && !isProven
        ? `${rejection.sentence} (Filed here since it claimed this device's name.)`
        : rejection.sentence
    const facts = { ...this.refusal(edge, packet, rejection), sentence, principal: claimedName, ...claimed }
    if (!claimed) {
      this.write(facts, undefined, edge.facts.address)
      return
    }
    // Counted apart, so that whoever knows a device's name cannot use up what the device itself may have recorded.
    const capKey = `claimed:${claimed.deviceId}`
    void this.devices.peek(claimed.deviceId).then(
      (device) => this.write(facts, device ? placeOfDevice(device) : undefined, capKey),
      (error: unknown) => this.failed(error),
    )
  }

  refusedPrincipal(edge: Edge, packet: ConnectPacket, principal: Principal, rejection: Rejection): void {
    this.write(
      { ...this.refusal(edge, packet, rejection), ...whoIs(principal) },
      this.placeOf(principal),
      principal.key,
    )
  }

  connected(session: Session): void {
    const { principal, version, isDurable, keepAliveSeconds } = session
    const mqtt = version === 5 ? 'MQTT 5' : version === 4 ? 'MQTT 3.1.1' : 'MQTT 3.1'
    this.writeOf(session, {
      outcome: 'allowed',
      sentence: `Connected with its ${credentialWord[principal.credentialKind]}: ${mqtt}, ${isDurable ? 'durable' : 'clean'} session, keep-alive ${keepAliveSeconds} s, ${session.edge.facts.listener}.`,
      told: 'CONNACK 0',
    })
  }

  disconnected(session: Session, because: string): void {
    this.writeOf(session, { outcome: 'allowed', sentence: `Disconnected: ${because}.` })
  }

  /** Before login it is nobody's: such records are the platform's, capped by address. */
  offended(edge: Edge, session: Session | undefined, sentence: string, reasonCode: number): void {
    const facts = {
      outcome: 'refused',
      stage: 'connect',
      code: codeOfOffence[reasonCode] ?? 'protocol-error',
      sentence: `The connection broke a rule of MQTT and was closed: ${sentence}.`,
      told:
        session?.version === 5 ? `DISCONNECT 0x${reasonCode.toString(16).padStart(2, '0')}` : 'disconnected',
    } as const
    if (session) this.writeOf(session, facts)
    else {
      const { address } = edge.facts
      this.write({ ...facts, kind: 'connection', principal: '(not logged in)', address }, undefined, address)
    }
  }

  subscriptionRefused(session: Session, filter: string, rejection: Rejection): void {
    this.writeOf(session, {
      outcome: 'refused',
      stage: rejection.stage,
      code: rejection.code,
      sentence: rejection.sentence,
      mend: rejection.mend ?? null,
      topic: filter,
      told: session.mustCut ? 'SUBACK failure, then disconnected' : 'SUBACK failure',
    })
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

  private writeOf(
    session: Session,
    facts: Pick<RecordFacts, 'outcome' | 'sentence'> & Partial<RecordFacts>,
  ): void {
    // The console's own connections would drown what people look for.
    if (session.principal.kind === 'console') return
    const { principal, edge, clientId, version } = session
    const all = {
      kind: 'connection',
      ...whoIs(principal),
      address: edge.facts.address,
      clientId,
      protocolVersion: version,
      ...facts,
    } as const
    this.write(all, this.placeOf(principal), principal.key)
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
      address: edge.facts.address,
      protocolVersion: versionOf(packet),
      told: toldOfRefusal(connectRefusalOf(rejection), versionOf(packet)),
    } as const
  }

  private write(facts: RecordFacts, place: LogPlace | undefined, capKey: string): void {
    const isKept = this.cap.admits(capKey)
    const { deviceId } = facts
    if (!isKept && deviceId === undefined) return
    const record = makeRecord(facts)
    void this.batcher.store({
      laneKey: capKey,
      bytes: 0,
      readings: [],
      records: isKept ? [record] : [],
      commands: [],
      ...(isKept || deviceId === undefined ? {} : { suppressed: { deviceId, count: 1 } }),
    })
    if (place) this.hub.publishRecord(record, place)
  }

  private placeOf(principal: Principal): LogPlace | undefined {
    if (principal.kind !== 'device') return placeOf(principal)
    const device = this.devices.device(principal.deviceId)
    return device ? placeOfDevice(device) : undefined
  }
}

const credentialWord = {
  password: 'password',
  'access-token': 'access token',
  'api-key': 'API key',
  jwt: 'JWT',
  ticket: 'ticket',
} as const

function whoIs(principal: Principal) {
  if (principal.kind === 'device') {
    const { companyId, tenantId, deviceId, dialect, name } = principal
    return { principal: name, companyId, tenantId, deviceId, dialect }
  }
  return { principal: principal.name, companyId: companyIdOf(principal) }
}
