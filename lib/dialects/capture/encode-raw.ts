import { formatMicros } from '@/lib/core/micros'
import { buildRawTopic } from '@/lib/core/output-topics'
import type { Reading } from '@/lib/core/reading'
import { type RegisteredDevice, sourceName } from '@/lib/core/registry'
import type { OutboundMessage } from '../dialect'

const encoder = new TextEncoder()

/** A reading as it stands on `v1/raw/...`, whichever dialect its device speaks. */
export function encodeRaw(device: RegisteredDevice, reading: Reading): OutboundMessage {
  const { connection, measurement, key, tags, value, exact, ts } = reading
  const topic = buildRawTopic({
    company: device.companyName,
    source: sourceName(device),
    connection,
    measurement,
    key,
  })
  // By hand, since JSON.stringify has no number for the exact text of a large integer.
  const members = [
    `"Value":${exact ?? JSON.stringify(value)}`,
    `"Tags":${JSON.stringify({ ...tags, Connection_Tag: connection })}`,
    `"UtcTimestamp":${JSON.stringify(formatMicros(ts))}`,
  ]
  return { topic, payload: encoder.encode(`{${members.join(',')}}`) }
}
