/** What a device of each dialect would send: topics and payloads as its documentation has them, built without ours. */
import type { DemoDevice, DemoSensor } from './demo-device'
import { type Settings, type SignalValue, valueAt } from './signals'

export interface Message {
  readonly topic: string
  readonly payload: string
}

/** A device as it stands in the database: who it is in its topics. */
export interface Placed {
  readonly device: DemoDevice
  readonly dialect: 'capture' | 'sensocan'
  /** `v1/sources/{source}` or `tenant/{tenant}/device/{device}`. */
  readonly root: string
  readonly sensorIds: ReadonlyMap<string, string>
}

export function liveMessages(placed: Placed, atMs: number, settings: Settings): Message[] {
  const { device, dialect } = placed
  const values = device.sensors.map((sensor) => ({ sensor, value: read(placed, sensor, atMs, settings) }))
  return dialect === 'capture' ? captureMessages(placed, values, atMs) : sensocanMessages(placed, values)
}

/** The same sensors over a row of times, oldest first, as a device sends what it kept. */
export function historyMessages(placed: Placed, timesMs: readonly number[], settings: Settings): Message[] {
  const { device, dialect, root, sensorIds } = placed
  if (dialect === 'capture') {
    return timesMs.flatMap((atMs) => {
      const values = device.sensors.map((sensor) => ({ sensor, value: read(placed, sensor, atMs, settings) }))
      return grouped(values).map((group) => fields(placed, group, atMs))
    })
  }
  return device.sensors.map((sensor) => ({
    topic: `${root}/sensors/${sensorIds.get(sensor.slug) ?? sensor.slug}`,
    payload: JSON.stringify(
      timesMs.map((atMs) => ({
        value: read(placed, sensor, atMs, settings),
        timestamp: new Date(atMs).toISOString(),
      })),
    ),
  }))
}

interface Measured {
  readonly sensor: DemoSensor
  readonly value: SignalValue
}

const read = ({ device }: Placed, sensor: DemoSensor, atMs: number, settings: Settings): SignalValue =>
  valueAt(sensor.signal, atMs, `${device.asset}/${sensor.slug}`, settings)

function captureMessages(placed: Placed, values: readonly Measured[], atMs: number): Message[] {
  if (placed.device.sends === 'together') return grouped(values).map((group) => fields(placed, group, atMs))
  return values.map(({ sensor, value }) => ({
    topic: `${placed.root}/data/read/${sensor.slug.replaceAll('.', '/')}`,
    payload: JSON.stringify({ Value: value, UtcTimestamp: new Date(atMs).toISOString() }),
  }))
}

interface MeasurementGroup {
  readonly path: string
  readonly fields: Readonly<Record<string, SignalValue>>
}

function grouped(values: readonly Measured[]): MeasurementGroup[] {
  const groups = new Map<string, Record<string, SignalValue>>()
  for (const { sensor, value } of values) {
    const [connection = '', measurement = '', key = ''] = sensor.slug.split('.')
    const path = `${connection}/${measurement}`
    groups.set(path, { ...groups.get(path), [key]: value })
  }
  return [...groups].map(([path, group]) => ({ path, fields: group }))
}

const fields = ({ root }: Placed, group: MeasurementGroup, atMs: number): Message => ({
  topic: `${root}/data/read/${group.path}`,
  payload: JSON.stringify({ Fields: group.fields, UtcTimestamp: new Date(atMs).toISOString() }),
})

/** Without a time: the device has no clock, so the time of receipt is the reading's. */
function sensocanMessages({ device, root }: Placed, values: readonly Measured[]): Message[] {
  const battery = device.batteryVolts === undefined ? {} : { battery_voltage: device.batteryVolts }
  if (device.sends === 'together') {
    const data = values.map(({ sensor, value }) => ({ sensor_slug: sensor.slug, value }))
    return [{ topic: root, payload: JSON.stringify({ data, ...battery }) }]
  }
  return values.map(({ sensor, value }, index) => ({
    topic: `${root}/sensor/${sensor.slug}`,
    payload: JSON.stringify({ value, ...(index === 0 ? battery : {}) }),
  }))
}
