/** A message of a client: decoded by its principal's dialect, committed, told of to those who watch. */
import { randomUUID } from 'node:crypto'
import type { DeviceCache, DeviceEntry } from '@/broker/devices'
import { type LiveHub, type LogPlace, placeOfDevice } from '@/broker/live/live-hub'
import { makeRecord } from '@/broker/live/make-record'
import type { RecordCap } from '@/broker/live/record-cap'
import { companyIdOf, placeOf } from '@/broker/sessions/place-of'
import type { Session } from '@/broker/sessions/session'
import type { LogRecord } from '@/lib/contract/logs'
import { microsNow } from '@/lib/core/micros'
import type { Principal } from '@/lib/core/principal'
import type { DecodedReading } from '@/lib/core/reading'
import type { Rejection } from '@/lib/core/rejection'
import type { Decoded, Qos } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import type { Batcher } from './batcher'
import type { IngestItem, PendingReading } from './item'
import { refuseUnstorable } from './refuse-unstorable'

export interface PublishedMessage {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
}

/** What becomes of the client's publish: acknowledged, or its connection ended. */
export type Disposition = 'acknowledge' | 'disconnect'

type Served = Exclude<Principal, { kind: 'console' }>

export class Ingest {
  constructor(
    private readonly devices: DeviceCache,
    private readonly batcher: Batcher,
    private readonly hub: LiveHub,
    private readonly cap: RecordCap,
  ) {}

  /** Resolves when the message is stored, or its rejection is: only then may it be acknowledged. Never rejects. */
  async take(session: Session, message: PublishedMessage): Promise<Disposition> {
    const { principal } = session
    if (principal.kind === 'console') return 'disconnect'
    if (!session.grant.mayPublish(message.topic)) return this.refuseOutOfScope(session, principal, message)
    const receivedAt = microsNow()
    const decoded = dialectOf(principal.dialect).decode(principal, { ...message, receivedAt }, this.devices)
    const entry = principal.kind === 'device' ? this.devices.entry(principal.deviceId) : undefined
    const checked = entry ? refuseUnstorable(decoded, entry) : decoded
    await this.store(session, message, checked, entry)
    return 'acknowledge'
  }

  private async refuseOutOfScope(
    session: Session,
    principal: Served,
    message: PublishedMessage,
  ): Promise<Disposition> {
    const dialect = dialectOf(principal.dialect)
    const rejection = dialect.explainOutOfScope(principal, 'publish', message.topic, this.devices)
    const costs = dialect.wire.publishOutOfScope
    const told = costs === 'drop' ? toldOf(message.qos) : toldOfCut(message.qos, session.version)
    const entry = principal.kind === 'device' ? this.devices.entry(principal.deviceId) : undefined
    await this.store(session, message, { readings: [], commands: [], rejections: [rejection] }, entry, told)
    return costs === 'drop' ? 'acknowledge' : 'disconnect'
  }

  private async store(
    session: Session,
    message: PublishedMessage,
    decoded: Decoded,
    entry: DeviceEntry | undefined,
    told = toldOf(message.qos),
  ): Promise<void> {
    const { principal } = session
    const place = entry ? placeOfDevice(entry.device) : placeOf(principal)
    const refusal = (rejection: Rejection) => refusalRecord(session, message, rejection, told)
    const readings = entry ? decoded.readings.map((reading) => pendingReading(entry, reading)) : []
    const records = decoded.rejections.map(refusal)
    const deviceId = entry?.device.id
    const kept = records.filter(() => this.cap.admits(deviceId ?? principal.key))
    const item: IngestItem = {
      laneKey: deviceId ?? principal.key,
      bytes: message.payload.length + message.topic.length,
      readings,
      records: kept,
      commands:
        'actor' in principal
          ? decoded.commands.map((request) => ({
              id: randomUUID(),
              actor: principal.actor,
              request,
              qos: message.qos === 0 ? 0 : 1,
              refuse: refusal,
            }))
          : [],
      ...(deviceId && kept.length < records.length
        ? { suppressed: { deviceId, count: records.length - kept.length } }
        : {}),
    }
    const outcome = await this.batcher.store(item)
    if ('refusedBecause' in outcome) {
      await this.recordUnstored(session, message, place, told)
      return
    }
    for (const record of [...records, ...outcome.laterRecords]) this.tell(record, place)
    if (entry && readings.length > 0) {
      this.hub.publishReadings(
        entry.device,
        readings.map(({ reading }) => reading),
        message.qos,
      )
      this.hub.publishAccepted(entry.device, acceptedRecord(session, message, readings.length, told))
    }
  }

  /** The database did not take what was sent: the message is refused, and that is what is stored of it. */
  private async recordUnstored(
    session: Session,
    message: PublishedMessage,
    place: LogPlace | undefined,
    told: string,
  ) {
    const record = refusalRecord(
      session,
      message,
      {
        stage: 'store',
        code: 'store-unavailable',
        sentence: 'The database did not accept this message.',
        mend: { sentence: 'Check whether the device still exists; the server log has the detail.' },
      },
      told,
    )
    await this.batcher.store({
      laneKey: session.principal.key,
      bytes: 0,
      readings: [],
      records: [record],
      commands: [],
    })
    this.tell(record, place)
  }

  private tell(record: LogRecord, place: LogPlace | undefined): void {
    if (place) this.hub.publishRecord(record, place)
  }
}

function pendingReading(entry: DeviceEntry, decoded: DecodedReading): PendingReading {
  const reading = entry.stamp(decoded)
  const own = Object.entries(reading.tags).filter(([name, value]) => entry.device.tags[name] !== value)
  return { entry, reading, ownTags: own.length > 0 ? Object.fromEntries(own) : undefined }
}

function refusalRecord(
  session: Session,
  message: PublishedMessage,
  rejection: Rejection,
  told: string,
): LogRecord {
  const { stage, code, sentence, mend, index } = rejection
  return makeRecord({
    ...messageFacts(session, message, told),
    outcome: 'refused',
    stage,
    code,
    sentence,
    mend: mend ?? null,
    itemIndex: index,
  })
}

function acceptedRecord(session: Session, message: PublishedMessage, count: number, told: string): LogRecord {
  const sentence = count === 1 ? 'One reading stored.' : `${count} readings stored.`
  return makeRecord({ ...messageFacts(session, message, told), outcome: 'allowed', sentence })
}

function messageFacts(session: Session, message: PublishedMessage, told: string) {
  const { principal, edge, clientId, version } = session
  return {
    kind: 'message' as const,
    principal: principal.name,
    ...(principal.kind === 'device'
      ? { companyId: principal.companyId, tenantId: principal.tenantId, deviceId: principal.deviceId }
      : { companyId: companyIdOf(principal) }),
    ...(principal.kind === 'console' ? {} : { dialect: principal.dialect }),
    clientId,
    address: edge.facts.address,
    topic: message.topic,
    payload: message.payload,
    qos: message.qos,
    protocolVersion: version,
    told,
  }
}

const toldOf = (qos: Qos): string => (qos === 0 ? 'nothing (QoS 0)' : qos === 1 ? 'PUBACK' : 'PUBREC')

function toldOfCut(qos: Qos, version: number): string {
  if (version !== 5) return 'disconnected'
  return qos === 0 ? 'DISCONNECT 0x87' : `${qos === 1 ? 'PUBACK' : 'PUBREC'} 0x87, then DISCONNECT 0x87`
}
