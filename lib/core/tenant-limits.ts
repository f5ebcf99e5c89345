/** What a tenant's devices may take of the installation: the defaults, the bounds, and what a row says of them. */

export interface TenantLimits {
  /** Publishes a second of one device, sustained. */
  readonly publishesPerSecond: number
  /** Publishes at once of one device that was quiet before. */
  readonly publishBurst: number
  readonly readingsPerMessage: number
  readonly sensorsPerDevice: number
  /** Devices beyond which none registers itself. */
  readonly provisionedDevices: number
  readonly retainedMessages: number
}
export type LimitName = keyof TenantLimits

export const defaultLimits: TenantLimits = {
  publishesPerSecond: 100,
  publishBurst: 1_000,
  readingsPerMessage: 1_000,
  sensorsPerDevice: 1_000,
  provisionedDevices: 1_000,
  retainedMessages: 1_000,
}

/** What a limit may be set to. A packet has 256 KiB and a broker its memory: beyond these a limit is none. */
export const limitBounds: Readonly<Record<LimitName, { readonly min: number; readonly max: number }>> = {
  publishesPerSecond: { min: 1, max: 1_000_000 },
  publishBurst: { min: 1, max: 10_000_000 },
  readingsPerMessage: { min: 1, max: 50_000 },
  sensorsPerDevice: { min: 1, max: 10_000 },
  provisionedDevices: { min: 0, max: 100_000 },
  retainedMessages: { min: 0, max: 100_000 },
}

export const limitNames: readonly LimitName[] = [
  'publishesPerSecond',
  'publishBurst',
  'readingsPerMessage',
  'sensorsPerDevice',
  'provisionedDevices',
  'retainedMessages',
]

/** A row holds those that were set; the others are as they are from the start. */
export function tenantLimits(stored: unknown): TenantLimits {
  const set: object = Object(stored)
  const own = (name: LimitName): number => {
    const value: unknown = Reflect.get(set, name)
    return typeof value === 'number' && Number.isInteger(value) ? value : defaultLimits[name]
  }
  return {
    publishesPerSecond: own('publishesPerSecond'),
    publishBurst: own('publishBurst'),
    readingsPerMessage: own('readingsPerMessage'),
    sensorsPerDevice: own('sensorsPerDevice'),
    provisionedDevices: own('provisionedDevices'),
    retainedMessages: own('retainedMessages'),
  }
}
