/** The limits of a tenant as people say them, and what of each is used. Pure. */
import type { TenantUsage } from '@/lib/contract/tenant-usage'
import {
  defaultLimits,
  type LimitName,
  limitBounds,
  limitNames,
  type TenantLimits,
} from '@/lib/core/tenant-limits'

interface LimitWords {
  readonly label: string
  /** What becomes of what is over it. */
  readonly beyond: string
}

export const limitWords: Readonly<Record<LimitName, LimitWords>> = {
  publishesPerSecond: {
    label: 'Messages a second of a device',
    beyond: 'QoS 0 is dropped and counted; QoS 1 and 2 wait, and nothing of them is lost.',
  },
  publishBurst: {
    label: 'Messages of a device in one go',
    beyond: 'From a device that was quiet before; then the limit a second holds.',
  },
  readingsPerMessage: {
    label: 'Readings of a message',
    beyond: 'A message with more is refused whole.',
  },
  sensorsPerDevice: {
    label: 'Sensors of a device',
    beyond: 'Further sensors are refused; those that are there go on.',
  },
  provisionedDevices: {
    label: 'Devices that register themselves',
    beyond: 'Data of a further ThingScale device is refused until it is created by hand.',
  },
  retainedMessages: {
    label: 'Retained messages of the plain namespace',
    beyond: 'A further one is passed on and not kept.',
  },
}

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })

/** What of a limit is used, and which part of it that is where it can be told. */
export interface LimitUse {
  readonly text: string
  readonly share: number | undefined
}

export function limitUse(name: LimitName, limits: TenantLimits, usage: TenantUsage | undefined): LimitUse {
  const unknown = { text: 'not known now', share: undefined }
  if (!usage) return unknown
  const of = (used: number, text: string): LimitUse => ({
    text,
    share: limits[name] > 0 ? used / limits[name] : undefined,
  })
  const { live } = usage
  switch (name) {
    case 'publishesPerSecond':
      return live ? of(live.busiestPerSecond, `busiest ${number(live.busiestPerSecond)}`) : unknown
    case 'publishBurst':
      return live ? { text: overWords(live.overRate), share: undefined } : unknown
    case 'readingsPerMessage':
      return { text: 'looked at message by message', share: undefined }
    case 'sensorsPerDevice':
      return of(usage.sensorsOfOneDevice, `most ${number(usage.sensorsOfOneDevice)}`)
    case 'provisionedDevices':
      return of(usage.provisionedDevices, `${number(usage.provisionedDevices)} used`)
    case 'retainedMessages':
      return of(usage.retainedMessages, `${number(usage.retainedMessages)} kept`)
  }
}

const overWords = ({ dropped, held }: { dropped: number; held: number }): string =>
  dropped + held === 0
    ? 'never exceeded since the start'
    : `${number(dropped)} dropped, ${number(held)} let wait since the start`

/** Near its limit, or at it: worth a look. */
export const isNear = ({ share }: LimitUse): boolean => share !== undefined && share >= 0.8

export const isDefault = (name: LimitName, limits: TenantLimits): boolean =>
  limits[name] === defaultLimits[name]

/** What is wrong with a limit as it was typed. */
export function limitFlaw(name: LimitName, typed: string): string | undefined {
  const { min, max } = limitBounds[name]
  const value = Number(typed)
  if (typed.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return undefined
  return `A whole number from ${number(min)} to ${number(max)}.`
}

/** What a form sends: the limits that differ, and null for those that go back to their default. */
export function limitsPatchOf(
  limits: TenantLimits,
  typed: Readonly<Record<LimitName, string>>,
): Partial<Record<LimitName, number | null>> {
  return Object.fromEntries(
    limitNames.flatMap((name) => {
      const value = Number(typed[name])
      if (value === limits[name]) return []
      return [[name, value === defaultLimits[name] ? null : value] as const]
    }),
  )
}
