/** What a device of each dialect would send: topics and payloads as its documentation has them, built without ours. */
import { captureFields, captureMessages } from './capture-messages'
import { connioFeed, connioMessages } from './connio-messages'
import { grouped, type Measured, type Message, measured, type Placed } from './measure'
import { sensocanBulk, sensocanMessages } from './sensocan-messages'
import type { Settings } from './signals'

export function liveMessages(placed: Placed, atMs: number, settings: Settings): Message[] {
  const { device, root } = placed
  const values = measured(device, atMs, settings)
  switch (device.dialect) {
    case 'capture':
      return captureMessages(placed, values, atMs)
    case 'sensocan':
      return sensocanMessages(placed, values)
    case 'connio':
      return connioMessages(placed, values, atMs)
    case 'thingscale':
      return [{ topic: root, payload: JSON.stringify(membersOf(values)) }]
    case 'drogue':
    case 'plain':
      return grouped(values).map(({ path, members }) => ({ topic: path, payload: JSON.stringify(members) }))
  }
}

/** The same sensors over a row of times, oldest first, as a device sends what it kept; none where its messages have no time. */
export function historyMessages(placed: Placed, timesMs: readonly number[], settings: Settings): Message[] {
  const { device, root } = placed
  const rows = timesMs.map((atMs) => [atMs, measured(device, atMs, settings)] as const)
  switch (device.dialect) {
    case 'capture':
      return rows.flatMap(([atMs, values]) => captureFields(root, values, atMs))
    case 'sensocan':
      return device.sensors.map(({ slug }) =>
        sensocanBulk(
          placed,
          slug,
          rows.flatMap(([atMs, values]) =>
            values.filter(({ sensor }) => sensor.slug === slug).map(({ value }) => [atMs, value] as const),
          ),
        ),
      )
    case 'connio':
      return [connioFeed(root, rows)]
    case 'drogue':
    case 'thingscale':
    case 'plain':
      return []
  }
}

const membersOf = (values: readonly Measured[]) =>
  Object.fromEntries(values.map(({ sensor, value }) => [sensor.slug, value]))
