/** What goes out to those who watch: readings on `v1/raw`, events on `app/...`, records and command states on `v1/logs`. */
import { randomUUID } from 'node:crypto'
import type { RoutePlan } from '@/broker/durable/route-plan'
import type { CommandView } from '@/lib/contract/commands'
import type { LogRecord } from '@/lib/contract/logs'
import type { DialectId } from '@/lib/core/dialect-id'
import { microsNow } from '@/lib/core/micros'
import { buildLogsTopic, type LogKind } from '@/lib/core/output-topics'
import type { Reading } from '@/lib/core/reading'
import { type RegisteredDevice, sourceName } from '@/lib/core/registry'
import { encodeLevel } from '@/lib/core/topic'
import { encodeRaw } from '@/lib/dialects/capture/encode-raw'
import type { InboundMessage, Qos } from '@/lib/dialects/dialect'
import {
  binaryForm,
  type CloudEvent,
  connectionEvent,
  makeCloudEvent,
  structuredForm,
} from '@/lib/dialects/drogue/cloud-event'
import { dialectOf } from '@/lib/dialects/registry'
import { type EventPlace, eventPlaces, eventTopic } from './event-topics'
import { RecentRing } from './recent-ring'
import { markEvent } from './same-event'
import { Watches } from './watches'

/** MQTT 5 properties of what is routed; older clients do not see them. */
export interface RoutedProperties {
  readonly contentType: string
  readonly userProperties?: Readonly<Record<string, string>>
}

export interface RoutedMessage {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
  readonly properties?: RoutedProperties
  /** For whom it waits already. */
  readonly plan?: RoutePlan
}
export type Route = (message: RoutedMessage) => void
/** For whom one thing waits, in each of its spellings: noted, and written behind. */
export type PlanBehind = (spellings: readonly RoutedMessage[]) => readonly RoutePlan[]

/** Whose record it is: a device's, or a company's or tenant's. */
export interface LogPlace {
  readonly companyName: string
  readonly source?: string
  readonly tenantId?: number
}

export const placeOfDevice = (device: RegisteredDevice): LogPlace => ({
  companyName: device.companyName,
  source: sourceName(device),
  tenantId: device.tenantId,
})

/** An accepted message and what it came to. */
export interface AcceptedMessage {
  readonly device: RegisteredDevice
  /** Its gateway, where that sent it; else the device itself. */
  readonly sender: RegisteredDevice
  readonly message: InboundMessage
  readonly readings: readonly Reading[]
}

export class LiveHub {
  readonly watches = new Watches()
  readonly ring = new RecentRing()
  private route: Route = () => {}
  private planBehind: PlanBehind = () => []

  /** The session layer that routes, once it stands. */
  attach(route: Route, planBehind: PlanBehind): void {
    this.route = route
    this.planBehind = planBehind
  }

  send(message: RoutedMessage): void {
    this.route(message)
  }

  /** Readings on the raw tree, and events in the dialect that it came in by: each in all of its spellings. */
  copiesOf(dialect: DialectId, accepted: AcceptedMessage): readonly (readonly RoutedMessage[])[] {
    const { device, sender, message, readings } = accepted
    const { qos } = message
    const raw = this.watches.has(rawRoot(device))
      ? readings.map((reading) => {
          const { topic, payload } = encodeRaw(device, reading)
          return [{ topic, payload: Buffer.from(payload), qos }]
        })
      : []
    const places = this.watchedPlaces(device)
    if (places.length === 0) return raw
    const events = dialectOf(dialect)
      .events(device, message, readings)
      .map((event) =>
        spellingsOf(
          places,
          makeCloudEvent({ id: randomUUID(), device, sender, event }),
          atMostOne(message.qos),
        ),
      )
    return [...raw, ...events]
  }

  /** A device came, or went. */
  publishConnection(device: RegisteredDevice, isConnected: boolean): void {
    const places = this.watchedPlaces(device)
    if (places.length === 0) return
    const event = connectionEvent({ id: randomUUID(), device, isConnected, time: microsNow() })
    const spellings = spellingsOf(places, event, 1)
    const plans = this.planBehind(spellings)
    for (const [at, message] of spellings.entries()) {
      const plan = plans[at]
      this.route(plan ? { ...message, plan } : message)
    }
  }

  private watchedPlaces({ application }: RegisteredDevice): readonly EventPlace[] {
    return eventPlaces(application).filter((place) => this.watches.has(eventTopic(place)))
  }

  /** An accepted message: kept in the ring, never stored twice. */
  publishAccepted(device: RegisteredDevice, record: LogRecord): void {
    this.ring.add(device.id, device, record)
    this.publishRecord(record, placeOfDevice(device))
  }

  /** Whether somebody reads the records of that company. */
  isWatched({ companyName }: LogPlace): boolean {
    return this.watches.has(`v1/logs/${encodeLevel(companyName)}`)
  }

  publishRecord(record: LogRecord, place: LogPlace): void {
    this.publishLog(record.kind, place, record)
  }

  publishCommand(command: CommandView, place: LogPlace): void {
    this.publishLog('command', place, command)
  }

  private publishLog(kind: LogKind, place: LogPlace, body: LogRecord | CommandView): void {
    if (!this.isWatched(place)) return
    const topic = buildLogsTopic({
      company: place.companyName,
      source: place.source ?? '-',
      tenantId: place.tenantId ?? '-',
      kind,
    })
    this.route({ topic, payload: Buffer.from(JSON.stringify(body)), qos: 0 })
  }
}

/** Events go out at QoS 1 at most. */
const atMostOne = (qos: Qos): Qos => (qos === 0 ? 0 : 1)

const rawRoot = ({ companyName }: RegisteredDevice): string => `v1/raw/${encodeLevel(companyName)}`

/** Whether any of these listens to what a device's messages come to. */
export const isHeard = (watches: Pick<Watches, 'has'>, device: RegisteredDevice): boolean =>
  watches.has(rawRoot(device)) ||
  eventPlaces(device.application).some((place) => watches.has(eventTopic(place)))

/** One event in each mode and form that is asked for. */
const spellingsOf = (places: readonly EventPlace[], event: CloudEvent, qos: Qos): RoutedMessage[] =>
  places.map((place) => {
    const { contentType, payload, ...more } =
      place.mode === 'binary' ? binaryForm(event) : structuredForm(event)
    const properties = { contentType, ...more }
    markEvent(properties, event)
    return {
      topic: eventTopic(place),
      payload: Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength),
      qos,
      properties,
    }
  })
