/** The devices that a judgement looks up, read from their rows before it: decode asks a registry that answers at once. */
import { loadDevice, loadDeviceNamed } from '@/lib/access/load-device'
import { isUuid } from '@/lib/access/names'
import { pathKey, type SensorPath } from '@/lib/core/reading'
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import type { Sql } from '@/lib/db/sql'
import type { Served } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import type { KnownSensors } from './refuse-unstorable'

export class LoadedDevices implements Registry {
  private readonly devices = new Map<string, RegisteredDevice>()
  private readonly sensors = new Map<string, Set<string>>()
  private readonly asked = new Set<string>()

  constructor(private readonly sql: Sql) {}

  device(id: string): RegisteredDevice | undefined {
    return this.devices.get(id)
  }

  deviceNamed(tenantId: number, externalId: string): RegisteredDevice | undefined {
    return [...this.devices.values()].find(
      (device) => device.tenantId === tenantId && device.externalId === externalId,
    )
  }

  known(deviceId: string): KnownSensors | undefined {
    const paths = this.sensors.get(deviceId)
    const sensorsMax = this.devices.get(deviceId)?.limits.sensorsPerDevice ?? 0
    return paths && { sensorsMax, sensorCount: paths.size, has: (path) => paths.has(pathKey(path)) }
  }

  /** A sensor that was made, or would be. */
  learn(deviceId: string, path: SensorPath): void {
    this.sensors.get(deviceId)?.add(pathKey(path))
  }

  add(device: RegisteredDevice): void {
    this.devices.set(device.id, device)
    this.sensors.set(device.id, new Set(device.sensors.map(pathKey)))
  }

  async load(id: string): Promise<RegisteredDevice | undefined> {
    await this.once(id, () => loadDevice(this.sql, id))
    return this.devices.get(id)
  }

  /** One that was registered since it was looked for. */
  async loadAgain(tenantId: number, externalId: string): Promise<void> {
    this.asked.delete(questionOf(tenantId, externalId))
    await this.loadNamed(tenantId, externalId)
  }

  /** The device that the message is of: the principal's own, and the one that the topic names. */
  async prepare(principal: Served, topic: string): Promise<void> {
    const tenantId = 'tenantId' in principal ? principal.tenantId : undefined
    if ('deviceId' in principal && principal.deviceId !== undefined) await this.load(principal.deviceId)
    const named = dialectOf(principal.dialect).deviceNamedBy(principal, topic)
    if (tenantId !== undefined && named !== undefined) await this.loadNamed(tenantId, named)
  }

  /** Those too that stand anywhere in the topic, within the tenant: a refusal may be about one of them. */
  async prepareWhole(principal: Served, topic: string): Promise<void> {
    await this.prepare(principal, topic)
    if (!('tenantId' in principal)) return
    const { tenantId } = principal
    for (const level of new Set(topic.split('/'))) {
      if (level === '' || level === '+' || level === '#') continue
      await this.loadNamed(tenantId, level)
      if (isUuid(level)) await this.loadWithin(tenantId, level.toLowerCase())
    }
  }

  private loadNamed(tenantId: number, externalId: string): Promise<void> {
    return this.once(questionOf(tenantId, externalId), () => loadDeviceNamed(this.sql, tenantId, externalId))
  }

  private loadWithin(tenantId: number, id: string): Promise<void> {
    return this.once(id, async () => {
      const device = await loadDevice(this.sql, id)
      return device?.tenantId === tenantId ? device : undefined
    })
  }

  private async once(question: string, load: () => Promise<RegisteredDevice | undefined>): Promise<void> {
    if (this.asked.has(question)) return
    this.asked.add(question)
    const device = await load()
    if (device && !this.devices.has(device.id)) this.add(device)
  }
}

const questionOf = (tenantId: number, externalId: string): string => `${tenantId}/${externalId}`
