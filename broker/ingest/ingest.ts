/** A message of a client: judged by its principal's dialect, committed, told of to those who watch. */
import { randomUUID } from 'node:crypto'
import type { Answers } from '@/broker/commands/answers'
import type { DeviceCache, DeviceEntry } from '@/broker/devices'
import type { RoutePlan } from '@/broker/durable/route-plan'
import type { Routes } from '@/broker/durable/routes'
import { type AcceptedMessage, type LiveHub, type LogPlace, placeOfDevice } from '@/broker/live/live-hub'
import type { RecordCap } from '@/broker/live/record-cap'
import type { Counts } from '@/broker/metrics/counts'
import { limitsOf } from '@/broker/sessions/limits-of'
import { capKeyOf, placeOf } from '@/broker/sessions/place-of'
import type { Presence } from '@/broker/sessions/presence'
import type { Sender } from '@/broker/sessions/sender'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import type { LogRecord } from '@/lib/contract/logs'
import { microsNow } from '@/lib/core/micros'
import type { Rejection } from '@/lib/core/rejection'
import type { InboundMessage, Served } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { newDeviceNote, tooManyDevices } from '@/lib/dialects/thingscale/reasons'
import { type Judgement, judge } from '@/lib/services/messages/judge'
import type { Batcher } from './batcher'
import { Copies, type PlannedCopies } from './copies'
import { judgeFalseText } from './false-text'
import { type IngestItem, isEmpty, type PendingReading } from './item'
import { leftOf, NOTHING_LEFT } from './left-of'
import { acceptedRecord, notedRecord, refusedRecord, unstoredRecord } from './message-records'
import type { NamedDevices, Naming } from './named-devices'
import { pendingReading } from './pending-reading'

/** What became of the device that a message names; `gone`: its client is, and nobody waits for an answer. */
type Found = Awaited<ReturnType<NamedDevices['provision']>>

const GIVEN_UP: Settlement = { kind: 'disconnect', isRouted: false }

/** Nobody could say of which device it is, and nothing of it is stored. */
export const isGivenUp = (settlement: Settlement): boolean => settlement === GIVEN_UP

/** One message on its way. */
interface Arrival {
  readonly session: Sender
  readonly principal: Served
  readonly message: InboundMessage
  readonly packet: PublishedPacket
}

export class Ingest {
  private readonly copies: Copies

  constructor(
    private readonly devices: DeviceCache,
    private readonly named: NamedDevices,
    private readonly batcher: Batcher,
    private readonly hub: LiveHub,
    private readonly cap: RecordCap,
    private readonly presence: Pick<Presence, 'spokeFor'>,
    private readonly answers: Answers,
    private readonly routes: Routes<Sender>,
    private readonly counts: Counts,
  ) {
    this.copies = new Copies(hub, routes, counts)
  }

  /** Resolves when the message is stored, or its rejection is: only then may it be acknowledged. Never rejects. */
  async take(session: Sender, packet: PublishedPacket): Promise<Settlement> {
    const { principal } = session
    if (principal.kind === 'console') return GIVEN_UP
    const message = inboundOf(packet)
    const arrival = { session, principal, message, packet }
    const { wire, deviceNamedBy } = dialectOf(principal.dialect)
    const isInScope = session.grant.mayPublish(message.topic)
    // An empty retained message only takes away the one before it [MQTT-3.3.1-10].
    if (isInScope && wire.isRouted && packet.isRetained && message.payload.length === 0)
      return this.takeAway(arrival)
    const falseText = isInScope ? judgeFalseText(packet) : undefined
    if (falseText) return this.settle(arrival, falseText)
    const externalId = isInScope ? deviceNamedBy(principal, message.topic) : undefined
    const naming = principal.kind === 'account' || principal.kind === 'device' ? principal : undefined
    if (externalId === undefined || !naming) return this.settle(arrival, this.judge(arrival))
    if (!session.lookingUp && this.named.isHeld(session, naming, externalId))
      return this.settleNamed(arrival, externalId, 'exists')
    // One after the other, so that a device's messages are judged in the order in which they came.
    const before = session.lookingUp ?? Promise.resolve()
    const turn = before.then(() => this.findNamed(arrival, naming, externalId))
    session.lookingUp = turn
    const found = await turn
    if (session.lookingUp === turn) session.lookingUp = undefined
    return this.settleNamed(arrival, externalId, found)
  }

  /** Filters may name a device too, as those of a Drogue gateway do. */
  prepareFilters(session: Sender, filters: readonly string[]): Promise<void> | undefined {
    const { principal } = session
    if (principal.kind !== 'device') return undefined
    const { deviceNamedBy } = dialectOf(principal.dialect)
    const names = filters.flatMap((filter) => deviceNamedBy(principal, filter) ?? [])
    const unknown = names.filter((name) => !this.named.isHeld(session, principal, name))
    if (unknown.length === 0) return undefined
    return Promise.all(unknown.map((name) => this.named.lookUp(session, principal, name))).then(
      () => undefined,
    )
  }

  private judge({ session, principal, message }: Arrival): Judgement {
    return judge(principal, session.grant, message, {
      registry: this.devices,
      version: session.version,
      known: (deviceId) => this.devices.entry(deviceId),
    })
  }

  /** Has the device that a message names at hand; one that is new is registered, if the message is good. */
  private async findNamed(arrival: Arrival, naming: Naming, externalId: string): Promise<Found> {
    const { session } = arrival
    if (!(await this.named.lookUp(session, naming, externalId))) return 'gone'
    const isNew = naming.kind === 'account' && this.judge(arrival).decoded.newDevice !== undefined
    return isNew ? this.named.provision(session, naming, externalId) : 'exists'
  }

  private async settleNamed(arrival: Arrival, externalId: string, found: Found): Promise<Settlement> {
    // The client went away while the database was; nothing was acknowledged.
    if (found === 'gone') return GIVEN_UP
    const judgement = this.judge(arrival)
    if (found === 'full') {
      const { provisionedDevices } = limitsOf(this.devices, arrival.principal)
      const rejections = [tooManyDevices(externalId, provisionedDevices)]
      return this.settle(arrival, { ...judgement, decoded: { readings: [], commands: [], rejections } })
    }
    const notes = found === 'created' ? [newDeviceNote(externalId)] : []
    const entry = this.namedEntry(arrival, externalId)
    if (entry) this.presence.spokeFor(arrival.session, entry.device.id)
    return this.settle(arrival, judgement, entry, notes)
  }

  private namedEntry({ principal }: Arrival, externalId: string): DeviceEntry | undefined {
    if (principal.kind !== 'account' && principal.kind !== 'device') return undefined
    const device = this.devices.deviceNamed(principal.tenantId, externalId)
    return device && this.devices.entry(device.id)
  }

  private async settle(
    arrival: Arrival,
    judgement: Judgement,
    named?: DeviceEntry,
    notes: readonly Rejection[] = [],
  ): Promise<Settlement> {
    const entry = named ?? this.ownEntry(arrival.principal)
    const plan = judgement.isRouted ? this.routes.plan(arrival.session, arrival.packet) : undefined
    let isStored = false
    try {
      isStored = await this.store(arrival, judgement, entry, notes, plan)
    } finally {
      if (plan && isStored) this.routes.committed(plan)
      else if (plan) this.routes.giveUp(plan)
    }
    const { disposition } = judgement
    // What the database refused is a rejection, and goes to nobody.
    return plan && isStored ? { ...disposition, isRouted: true, plan } : { ...disposition, isRouted: false }
  }

  private async takeAway({ session, principal, packet }: Arrival): Promise<Settlement> {
    const plan = this.routes.plan(session, packet)
    const left = leftOf(session, packet, 'acknowledge', plan)
    const outcome = await this.batcher.store({
      laneKey: laneOf(principal, this.ownEntry(principal)),
      bytes: 0,
      readings: [],
      records: [],
      commands: [],
      ...(left ? { left } : {}),
    })
    if ('refusedBecause' in outcome) {
      this.routes.giveUp(plan)
      return { kind: 'acknowledge', isRouted: false }
    }
    this.routes.committed(plan)
    return { kind: 'acknowledge', isRouted: true, plan }
  }

  private ownEntry(principal: Served): DeviceEntry | undefined {
    return 'deviceId' in principal && principal.deviceId !== undefined
      ? this.devices.entry(principal.deviceId)
      : undefined
  }

  /** False where the database refused what was sent; that is then recorded. */
  private async store(
    { session, principal, message, packet }: Arrival,
    { decoded, told, isRouted, disposition }: Judgement,
    entry: DeviceEntry | undefined,
    notes: readonly Rejection[],
    plan: RoutePlan | undefined,
  ): Promise<boolean> {
    const of = { session, message, told, device: entry?.device }
    const refusal = (rejection: Rejection) => refusedRecord(of, rejection)
    const readings = entry ? decoded.readings.map((reading) => pendingReading(entry, reading)) : []
    const records = [...decoded.rejections.map(refusal), ...notes.map((note) => notedRecord(of, note))]
    const deviceId = entry?.device.id
    const capKey = deviceId ?? capKeyOf(principal, session.edge.facts.address)
    const kept = records.filter(() => this.cap.admits(capKey))
    const accepted =
      entry && (readings.length > 0 || isRouted)
        ? this.acceptedOf(principal, entry, message, readings)
        : undefined
    const copies = accepted && this.copies.plan(principal.dialect, accepted)
    const left = leftOf(session, packet, disposition.kind, plan, copies)
    const item: IngestItem = {
      laneKey: laneOf(principal, entry),
      bytes: message.payload.length + message.topic.length,
      readings,
      records: kept,
      commands:
        'actor' in principal
          ? decoded.commands.map((request) => ({
              id: randomUUID(),
              actor: principal.actor,
              applications: principal.applications,
              request,
              qos: message.qos === 0 ? 0 : 1,
              refuse: refusal,
            }))
          : [],
      ...(left ? { left } : {}),
      ...(deviceId && kept.length < records.length
        ? { suppressed: { deviceId, count: records.length - kept.length } }
        : {}),
    }
    const place = entry ? placeOfDevice(entry.device) : placeOf(principal)
    const outcome = isEmpty(item) ? { laterRecords: [] } : await this.batcher.store(item)
    if ('refusedBecause' in outcome) {
      const record = unstoredRecord(of)
      await this.batcher.store({
        laneKey: item.laneKey,
        bytes: 0,
        readings: [],
        records: [record],
        commands: [],
        ...(left?.will === undefined ? {} : { left: { ...NOTHING_LEFT, will: left.will } }),
      })
      if (copies) this.copies.giveUp(copies)
      this.tell(record, place)
      return false
    }
    for (const record of [...records, ...outcome.laterRecords]) this.tell(record, place)
    if (readings.length > 0 || isRouted) this.announce(of, principal, accepted, copies, place)
    return true
  }

  private acceptedOf(
    principal: Served,
    { device }: DeviceEntry,
    message: InboundMessage,
    pending: readonly PendingReading[],
  ): AcceptedMessage {
    const sender = this.ownEntry(principal)?.device ?? device
    return { device, sender, message, readings: pending.map(({ reading }) => reading) }
  }

  /** To those who watch: raw tree, events and Live Logs. */
  private announce(
    of: Parameters<typeof acceptedRecord>[0],
    principal: Served,
    accepted: AcceptedMessage | undefined,
    copies: PlannedCopies | undefined,
    place: LogPlace | undefined,
  ): void {
    const record = () => acceptedRecord(of, accepted?.readings.length ?? 0)
    if (!accepted) {
      if (place && this.hub.isWatched(place)) this.hub.publishRecord(record(), place)
      return
    }
    this.copies.send(principal.dialect, accepted, copies)
    this.answers.accepted(accepted.device.id, accepted.readings)
    this.hub.publishAccepted(accepted.device, record())
  }

  private tell(record: LogRecord, place: LogPlace | undefined): void {
    if (record.outcome === 'refused' && record.code) this.counts.refusals.add(record.code)
    if (place) this.hub.publishRecord(record, place)
  }
}

const inboundOf = ({ topic, payload, qos, contentType }: PublishedPacket): InboundMessage => ({
  topic,
  payload,
  qos,
  receivedAt: microsNow(),
  ...(contentType === undefined ? {} : { contentType }),
})

/** What is of one device is committed in order; so is what somebody publishes who is none. */
const laneOf = ({ key }: Served, entry: DeviceEntry | undefined): string => entry?.device.id ?? key
