import { iso, type Measured, type Message, type Placed } from './measure'

/** Each value as it is, to the topic of its property; or a data feed of all. */
export function connioMessages(
  { device, root }: Placed,
  values: readonly Measured[],
  atMs: number,
): Message[] {
  if (device.sends === 'together') return [connioFeed(root, [[atMs, values]])]
  return values.map(({ sensor, value }) => ({
    topic: `${root}/properties/${sensor.slug}`,
    payload: JSON.stringify(value),
  }))
}

export const connioFeed = (
  root: string,
  rows: readonly (readonly [atMs: number, values: readonly Measured[]])[],
): Message => ({
  topic: `${root}/json`,
  payload: JSON.stringify({
    dps: rows.flatMap(([atMs, values]) =>
      values.map(({ sensor, value }) => ({ t: iso(atMs), v: value, prop: sensor.slug })),
    ),
  }),
})
