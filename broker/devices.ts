/** The devices of live sessions, as decode and ingest read them; refreshed by notices, dropped with their last session. */

import type { Micros } from '@/lib/core/micros'
import { type DecodedReading, pathKey, type Reading, type SensorPath } from '@/lib/core/reading'
import { type RegisteredDevice, type Registry, sourceName } from '@/lib/core/registry'
import { encodeLevel } from '@/lib/core/topic'

export interface DeviceRows {
  byId(deviceId: string): Promise<RegisteredDevice | undefined>
  /** By the id that it has in topics. */
  named(tenantId: number, externalId: string): Promise<RegisteredDevice | undefined>
}

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

  get sensorsMax(): number {
    return this.device.limits.sensorsPerDevice
  }

  get sensorCount(): number {
    return this.seriesByPath.size
  }

  has(path: SensorPath): boolean {
    return this.seriesByPath.has(pathKey(path))
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

interface Loading {
  isStale: boolean
  entry: Promise<DeviceEntry | undefined>
}

export class DeviceCache implements Registry {
  /** Devices that a session found here, and those that were read for it. */
  hits = 0
  misses = 0
  private readonly entries = new Map<string, DeviceEntry>()
  /** Ids of the devices that are held, by tenant and the id that they have in topics. */
  private readonly names = new Map<string, string>()
  /** Tenants by `company/source`, both as topic levels. */
  private readonly tenants = new Map<string, number>()

  /** Loads under way: a change that is heard of meanwhile makes them begin again. */
  private readonly loads = new Map<string, Loading>()

  constructor(private readonly rows: DeviceRows) {}

  device(id: string): RegisteredDevice | undefined {
    return this.entries.get(id)?.device
  }

  deviceNamed(tenantId: number, externalId: string): RegisteredDevice | undefined {
    const id = this.names.get(nameKey(tenantId, externalId))
    return id === undefined ? undefined : this.device(id)
  }

  entry(id: string): DeviceEntry | undefined {
    return this.entries.get(id)
  }

  get size(): number {
    return this.entries.size
  }

  /** Whether more than one session has the device. */
  isShared(id: string): boolean {
    return (this.entries.get(id)?.sessions ?? 0) > 1
  }

  readonly tenantOfSource = (company: string, source: string): number | undefined =>
    this.tenants.get(`${company}/${source}`)

  /** Loads a device for one more session; `release` gives it back. */
  async acquire(id: string): Promise<DeviceEntry | undefined> {
    const held = this.entries.get(id)
    if (held) this.hits++
    else this.misses++
    const entry = held ?? (await this.read(id))
    if (entry) entry.sessions++
    return entry
  }

  /** Loads a device by the id that it has in topics, for one more session. */
  async acquireNamed(tenantId: number, externalId: string): Promise<DeviceEntry | undefined> {
    const id =
      this.names.get(nameKey(tenantId, externalId)) ?? (await this.rows.named(tenantId, externalId))?.id
    return id === undefined ? undefined : this.acquire(id)
  }

  /** The device, held or not. */
  async peek(id: string): Promise<RegisteredDevice | undefined> {
    return this.device(id) ?? this.rows.byId(id)
  }

  release(id: string): void {
    const entry = this.entries.get(id)
    if (entry && --entry.sessions <= 0) this.drop(entry)
  }

  private drop({ device }: DeviceEntry): void {
    this.entries.delete(device.id)
    this.names.delete(nameKey(device.tenantId, device.externalId))
  }

  /** Reads a device again, where it is held. */
  async refresh(id: string): Promise<void> {
    const loading = this.loads.get(id)
    if (loading) loading.isStale = true
    const entry = this.entries.get(id)
    if (!entry) return
    const device = await this.rows.byId(id)
    if (!device) return this.drop(entry)
    this.note(device)
    entry.replace(device)
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
      device = await this.rows.byId(id)
    } while (loading.isStale)
    if (!device) return undefined
    const entry = new DeviceEntry(device)
    this.entries.set(id, entry)
    this.names.set(nameKey(device.tenantId, device.externalId), id)
    this.note(device)
    return entry
  }

  private note(device: RegisteredDevice): void {
    if (this.tenants.size >= SOURCES_REMEMBERED) this.tenants.clear()
    this.tenants.set(`${encodeLevel(device.companyName)}/${encodeLevel(sourceName(device))}`, device.tenantId)
  }
}

const nameKey = (tenantId: number, externalId: string): string => `${tenantId}/${externalId}`
