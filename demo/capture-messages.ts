import { grouped, iso, type Measured, type Message, type Placed } from './measure'

export function captureMessages(
  { device, root }: Placed,
  values: readonly Measured[],
  atMs: number,
): Message[] {
  return device.sends === 'together'
    ? captureFields(root, values, atMs)
    : values.map(({ sensor, value }) => ({
        topic: `${root}/data/read/${sensor.slug.replaceAll('.', '/')}`,
        payload: JSON.stringify({ Value: value, UtcTimestamp: iso(atMs) }),
      }))
}

/** One message a measurement. */
export const captureFields = (root: string, values: readonly Measured[], atMs: number): Message[] =>
  grouped(values).map(({ path, members }) => ({
    topic: `${root}/data/read/${path}`,
    payload: JSON.stringify({ Fields: members, UtcTimestamp: iso(atMs) }),
  }))
