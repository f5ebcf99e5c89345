/** What goes out to those who watch: accepted readings on `v1/raw`, records and command states on `v1/logs`. */
import type { CommandView } from '@/lib/contract/commands'
import type { LogRecord } from '@/lib/contract/logs'
import { buildLogsTopic, type LogKind } from '@/lib/core/output-topics'
import type { Reading } from '@/lib/core/reading'
import { type RegisteredDevice, sourceName } from '@/lib/core/registry'
import { encodeLevel } from '@/lib/core/topic'
import type { Qos } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { RecentRing } from './recent-ring'
import { Watches } from './watches'

export type Route = (message: { readonly topic: string; readonly payload: Buffer; readonly qos: Qos }) => void

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
      const message = dialectOf('capture').encodeReading(device, reading)
      if (message) this.route({ topic: message.topic, payload: Buffer.from(message.payload), qos })
    }
  }

  /** An accepted message: kept in the ring, never stored twice. */
  publishAccepted(device: RegisteredDevice, record: LogRecord): void {
    this.ring.add(device.id, device, record)
    this.publishRecord(record, placeOfDevice(device))
  }

  publishRecord(record: LogRecord, place: LogPlace): void {
    this.publishLog(record.kind, place, record)
  }

  publishCommand(command: CommandView, place: LogPlace): void {
    this.publishLog('command', place, command)
  }

  private publishLog(kind: LogKind, place: LogPlace, body: LogRecord | CommandView): void {
    if (!this.watches.has(`v1/logs/${encodeLevel(place.companyName)}`)) return
    const topic = buildLogsTopic({
      company: place.companyName,
      source: place.source ?? '-',
      tenantId: place.tenantId ?? '-',
      kind,
    })
    this.route({ topic, payload: Buffer.from(JSON.stringify(body)), qos: 0 })
  }
}
