/** The devices of live sessions, as decode and ingest read them; refreshed by notices, dropped with their last session. */

import type { Micros } from '@/lib/core/micros'
import type { DecodedReading, Reading, SensorPath } from '@/lib/core/reading'
import { type RegisteredDevice, type Registry, sourceName } from '@/lib/core/registry'
import { encodeLevel } from '@/lib/core/topic'

export type LoadDevice = (deviceId: string) => Promise<RegisteredDevice | undefined>

const SOURCES_REMEMBERED = 200_000

export class DeviceEntry {
  private readonly seriesByPath = new Map<string, number>()
  private lastAssigned: Micros = 0
  sessions = 0

  constructor(public device: RegisteredDevice) {
    this.index()
  }

  replace(device: RegisteredDevice): void {
    this.device = device
    this.index()
  }

  private index(): void {
    this.seriesByPath.clear()
    for (const sensor of this.device.sensors) this.seriesByPath.set(pathKey(sensor), sensor.series)
  }

  get sensorCount(): number {
    return this.seriesByPath.size
  }

  seriesOf(path: SensorPath): number | undefined {
    return this.seriesByPath.get(pathKey(path))
  }

  /** A sensor that ingest made as it was first seen. */
  learn(path: SensorPath, series: number): void {
    this.seriesByPath.set(pathKey(path), series)
  }

  /** Gives a reading without a time one: strictly increasing for the device, the items of one message included. */
  stamp(reading: DecodedReading): Reading {
    if (reading.ts !== null) return { ...reading, ts: reading.ts }
    this.lastAssigned = Math.max(this.lastAssigned + 1, reading.receivedAt)
    return { ...reading, ts: this.lastAssigned }
  }
}

export const pathKey = ({ connection, measurement, key }: SensorPath): string =>
  `${connection}\n${measurement}\n${key}`

interface Loading {
  isStale: boolean
  entry: Promise<DeviceEntry | undefined>
}

export class DeviceCache implements Registry {
  private readonly entries = new Map<string, DeviceEntry>()
  /** Tenants by `company/source`, both as topic levels. */
  private readonly tenants = new Map<string, number>()

  /** Loads under way: a change that is heard of meanwhile makes them begin again. */
  private readonly loads = new Map<string, Loading>()

  constructor(private readonly load: LoadDevice) {}

  device(id: string): RegisteredDevice | undefined {
    return this.entries.get(id)?.device
  }

  entry(id: string): DeviceEntry | undefined {
    return this.entries.get(id)
  }

  readonly tenantOfSource = (company: string, source: string): number | undefined =>
    this.tenants.get(`${company}/${source}`)

  /** Loads a device for one more session; `release` gives it back. */
  async acquire(id: string): Promise<DeviceEntry | undefined> {
    const entry = this.entries.get(id) ?? (await this.read(id))
    if (entry) entry.sessions++
    return entry
  }

  /** The device, held or not. */
  async peek(id: string): Promise<RegisteredDevice | undefined> {
    return this.device(id) ?? this.load(id)
  }

  release(id: string): void {
    const entry = this.entries.get(id)
    if (entry && --entry.sessions <= 0) this.entries.delete(id)
  }

  /** Reads a device again, where it is held. */
  async refresh(id: string): Promise<void> {
    const loading = this.loads.get(id)
    if (loading) loading.isStale = true
    const entry = this.entries.get(id)
    if (!entry) return
    const device = await this.load(id)
    if (device) this.note(device)
    if (device) entry.replace(device)
  }

  /** Logins of one device that come at once share what is read. */
  private read(id: string): Promise<DeviceEntry | undefined> {
    const underWay = this.loads.get(id)
    if (underWay) return underWay.entry
    const loading: Loading = { isStale: false, entry: Promise.resolve(undefined) }
    loading.entry = this.readUntilTrue(id, loading).finally(() => this.loads.delete(id))
    this.loads.set(id, loading)
    return loading.entry
  }

  private async readUntilTrue(id: string, loading: Loading): Promise<DeviceEntry | undefined> {
    let device: RegisteredDevice | undefined
    do {
      loading.isStale = false
      device = await this.load(id)
    } while (loading.isStale)
    if (!device) return undefined
    const entry = new DeviceEntry(device)
    this.entries.set(id, entry)
    this.note(device)
    return entry
  }

  private note(device: RegisteredDevice): void {
    if (this.tenants.size >= SOURCES_REMEMBERED) this.tenants.clear()
    this.tenants.set(`${encodeLevel(device.companyName)}/${encodeLevel(sourceName(device))}`, device.tenantId)
  }
}
