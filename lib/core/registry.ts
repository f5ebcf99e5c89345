import type { DialectId } from './dialect-id'
import type { SensorPath, Tags } from './reading'
import type { TenantLimits } from './tenant-limits'

/** The tenant's switches that a grant or a decode reads. */
export const switchNames = ['sensocanCommands', 'anonymousRead', 'createSensors', 'plainStore'] as const
export type SwitchName = (typeof switchNames)[number]

export interface TenantSwitches extends Readonly<Record<SwitchName, boolean>> {
  /** SensoCAN devices may receive commands at `tenant/{t}/device/{d}/command/{name}`. */
  readonly sensocanCommands: boolean
  /** Anonymous clients may read `app/<application>`. */
  readonly anonymousRead: boolean
  /** Connio: an unknown property makes its sensor. */
  readonly createSensors: boolean
  /** JSON that a device publishes in the plain namespace becomes readings. */
  readonly plainStore: boolean
}

export interface TenantSettings extends TenantSwitches {
  /** A time in a payload is accepted up to so many hours after it came in. */
  readonly timestampAheadHours: number
}

/** Bounds of `timestampAheadHours`: a clock that is a year ahead is a broken one. */
export const AHEAD_HOURS_MIN = 1
export const AHEAD_HOURS_MAX = 8784

export const defaultSettings: TenantSettings = {
  sensocanCommands: false,
  anonymousRead: false,
  createSensors: false,
  plainStore: true,
  timestampAheadHours: 24,
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
  readonly limits: TenantLimits
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
