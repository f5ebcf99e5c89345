import type { DemoDevice, DemoSensor } from './demo-device'
import { type Settings, type SignalValue, valueAt } from './signals'

/** A device as it stands in the database: who it is in its topics. */
export interface Placed {
  readonly device: DemoDevice
  /** See `placeOf`. */
  readonly root: string
  readonly sensorIds: ReadonlyMap<string, string>
}

export interface Message {
  readonly topic: string
  readonly payload: string
}

export interface Measured {
  readonly sensor: DemoSensor
  readonly value: SignalValue
}

export const measured = (device: DemoDevice, atMs: number, settings: Settings): readonly Measured[] =>
  device.sensors.map((sensor) => ({
    sensor,
    value: valueAt(sensor.signal, atMs, `${device.asset}/${sensor.slug}`, settings),
  }))

export const iso = (atMs: number): string => new Date(atMs).toISOString()

export interface Group {
  readonly path: string
  readonly members: Readonly<Record<string, SignalValue>>
}

/** What belongs to one message: slugs that differ in the last of their parts only. */
export function grouped(values: readonly Measured[]): readonly Group[] {
  const groups = new Map<string, Record<string, SignalValue>>()
  for (const { sensor, value } of values) {
    const parts = sensor.slug.split('.')
    const key = parts.pop() ?? ''
    const path = parts.join('/')
    groups.set(path, { ...groups.get(path), [key]: value })
  }
  return [...groups].map(([path, members]) => ({ path, members }))
}
