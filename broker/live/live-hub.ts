/** What goes out to those who watch: readings on `v1/raw`, events on `app/...`, records and command states on `v1/logs`. */
import { randomUUID } from 'node:crypto'
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
}
export type Route = (message: RoutedMessage) => void

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

  /** The session layer that routes, once it stands. */
  attach(route: Route): void {
    this.route = route
  }

  publishReadings(device: RegisteredDevice, readings: readonly Reading[], qos: Qos): void {
    if (!this.watches.has(`v1/raw/${encodeLevel(device.companyName)}`)) return
    for (const reading of readings) {
      const { topic, payload } = encodeRaw(device, reading)
      this.route({ topic, payload: Buffer.from(payload), qos })
    }
  }

  /** What was accepted, in the dialect that it came in by, as CloudEvents: encoded once for each mode that is asked for. */
  publishEvents(dialect: DialectId, accepted: AcceptedMessage): void {
    const { device, sender, message, readings } = accepted
    const places = this.watchedPlaces(device)
    if (places.length === 0) return
    for (const event of dialectOf(dialect).events(device, message, readings)) {
      this.publishEvent(
        places,
        makeCloudEvent({ id: randomUUID(), device, sender, event }),
        atMostOne(message.qos),
      )
    }
  }

  /** A device came, or went. */
  publishConnection(device: RegisteredDevice, isConnected: boolean): void {
    const places = this.watchedPlaces(device)
    if (places.length === 0) return
    this.publishEvent(
      places,
      connectionEvent({ id: randomUUID(), device, isConnected, time: microsNow() }),
      1,
    )
  }

  private watchedPlaces({ application }: RegisteredDevice): readonly EventPlace[] {
    return eventPlaces(application).filter((place) => this.watches.has(eventTopic(place)))
  }

  private publishEvent(places: readonly EventPlace[], event: CloudEvent, qos: Qos): void {
    for (const place of places) {
      const { contentType, payload, ...more } =
        place.mode === 'binary' ? binaryForm(event) : structuredForm(event)
      const properties = { contentType, ...more }
      markEvent(properties, event)
      this.route({
        topic: eventTopic(place),
        payload: Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength),
        qos,
        properties,
      })
    }
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
