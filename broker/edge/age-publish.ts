import type { Frame } from './frame-scanner'
import { readPublishHead } from './read-frame'
import { property, readProperties } from './read-properties'

/** A PUBLISH of MQTT 5 that has waited: its expiry interval is what is left of it [MQTT5-3.3.2-6]; `undefined` where nothing is [MQTT5-3.3.2-5]. */
export function agePublish(frame: Frame, waitedSeconds: number): Frame | undefined {
  if (waitedSeconds < 1) return frame
  const at = expiryAt(frame)
  if (at === undefined) return frame
  const left = frame.bytes.readUInt32BE(at) - waitedSeconds
  if (left <= 0) return undefined
  const bytes = Buffer.from(frame.bytes)
  bytes.writeUInt32BE(left, at)
  return { ...frame, bytes }
}

function expiryAt(frame: Frame): number | undefined {
  const { end } = readPublishHead(frame)
  return readProperties(frame.bytes, end, 'delivery').values.get(property.messageExpiry)?.at
}
