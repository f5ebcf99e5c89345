import { iso, type Measured, type Message, type Placed } from './measure'
import type { SignalValue } from './signals'

/** Without a time: the device has no clock, so the time of receipt is the reading's. */
export function sensocanMessages({ device, root }: Placed, values: readonly Measured[]): Message[] {
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

/** The values of one sensor, by its UUID. */
export const sensocanBulk = (
  { root, sensorIds }: Placed,
  slug: string,
  values: readonly (readonly [atMs: number, value: SignalValue])[],
): Message => ({
  topic: `${root}/sensors/${sensorIds.get(slug) ?? slug}`,
  payload: JSON.stringify(values.map(([atMs, value]) => ({ value, timestamp: iso(atMs) }))),
})
