import type { Frame } from './frame-scanner'

/** The same PUBLISH under another topic; all else of it, properties and payload, stays as it is. */
export function respellPublish({ bytes, bodyAt, type, flags }: Frame, topic: string): Frame {
  const name = Buffer.from(topic)
  const rest = bytes.subarray(bodyAt + 2 + bytes.readUInt16BE(bodyAt))
  const length = encodeLength(2 + name.length + rest.length)
  const start = 1 + length.length
  const respelled = Buffer.allocUnsafe(start + 2 + name.length + rest.length)
  respelled[0] = (type << 4) | flags
  length.copy(respelled, 1)
  respelled.writeUInt16BE(name.length, start)
  name.copy(respelled, start + 2)
  rest.copy(respelled, start + 2 + name.length)
  return { type, flags, bytes: respelled, bodyAt: start }
}

/** Remaining length as a variable byte integer [MQTT-2.2.3]. */
function encodeLength(value: number): Buffer {
  const bytes: number[] = []
  let left = value
  do {
    const byte = left % 128
    left = Math.floor(left / 128)
    bytes.push(left > 0 ? byte | 0x80 : byte)
  } while (left > 0)
  return Buffer.from(bytes)
}
