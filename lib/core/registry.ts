import type { DialectId } from './dialect-id'
import type { SensorPath, Tags } from './reading'

/** The tenant's switches that a grant or a decode reads. */
export interface TenantSettings {
  /** SensoCAN devices may receive commands at `tenant/{t}/device/{d}/command/{name}`. */
  readonly sensocanCommands: boolean
  /** Anonymous clients may read `app/<application>`. */
  readonly anonymousRead: boolean
  /** Connio: an unknown property makes its sensor. */
  readonly createSensors: boolean
  /** JSON that a device publishes in the plain namespace becomes readings. */
  readonly plainStore: boolean
}

export const defaultSettings: TenantSettings = {
  sensocanCommands: false,
  anonymousRead: false,
  createSensors: false,
  plainStore: true,
}

export const deviceStatuses = ['enabled', 'disabled', 'suspended'] as const
export type DeviceStatus = (typeof deviceStatuses)[number]

export const sensorTypes = ['number', 'boolean', 'string', 'json'] as const
export type SensorType = (typeof sensorTypes)[number]

export interface RegisteredSensor extends SensorPath {
  readonly id: string
  /** The integer that keys its readings. */
  readonly series: number
  readonly slug: string | null
  readonly aliases: readonly string[]
  readonly type: SensorType
}

/** A device as broker and dialects see it: who it is, where it stands, what it measures. */
export interface RegisteredDevice {
  readonly id: string
  readonly name: string
  /** Its id in its dialect's topics. */
  readonly externalId: string
  readonly dialect: DialectId
  readonly status: DeviceStatus
  readonly tags: Tags
  /** External ids of the devices of its tenant that may speak for it (Drogue gateways). */
  readonly gateways: readonly string[]
  readonly tenantId: number
  readonly tenantUuid: string
  /** The tenant's `app/<application>`. */
  readonly application: string
  readonly companyId: string
  readonly companyName: string
  readonly settings: TenantSettings
  readonly sensors: readonly RegisteredSensor[]
}

/** The read-only view that `decode` gets: the broker passes its cache, the services their rows. */
export interface Registry {
  device(id: string): RegisteredDevice | undefined
  /** By the id that it has in topics, which is unique in its tenant. */
  deviceNamed(tenantId: number, externalId: string): RegisteredDevice | undefined
}

/**
 * The device's level on output topics: unique in its company. A Capture source is known there by the id of its own
 * topics (unique in the company), every other device by its UUID.
 */
export const sourceName = (device: Pick<RegisteredDevice, 'id' | 'externalId' | 'dialect'>): string =>
  device.dialect === 'capture' ? device.externalId : device.id
