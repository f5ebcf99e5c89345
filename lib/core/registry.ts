import type { DialectId } from './dialect-id'
import type { SensorPath, Tags } from './reading'

/** The tenant's switches that a grant or a decode reads. */
export interface TenantSettings {
  /** SensoCAN devices may receive commands at `tenant/{t}/device/{d}/command/{name}`. */
  readonly sensocanCommands: boolean
}

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
  readonly tags: Tags
  readonly tenantId: number
  readonly companyId: string
  readonly companyName: string
  readonly settings: TenantSettings
  readonly sensors: readonly RegisteredSensor[]
}

/** The read-only view that `decode` gets: the broker passes its cache, the services their rows. */
export interface Registry {
  device(id: string): RegisteredDevice | undefined
}

/**
 * The device's level on output topics: unique in its company. A Capture source is known there by the id of its own
 * topics (unique in the company), every other device by its UUID.
 */
export const sourceName = (device: Pick<RegisteredDevice, 'id' | 'externalId' | 'dialect'>): string =>
  device.dialect === 'capture' ? device.externalId : device.id
