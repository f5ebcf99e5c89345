import type { Frame } from './frame-scanner'
import { readVariable } from './read-field'
import { readPublishHead } from './read-frame'
import { property } from './read-properties'

/** The same PUBLISH under another topic; all else of it, properties and payload, stays as it is. */
export function respellPublish({ bytes, bodyAt, type, flags }: Frame, topic: string): Frame {
  const rest = bytes.subarray(bodyAt + 2 + bytes.readUInt16BE(bodyAt))
  return assemble(type, flags, topic, rest)
}

/** A PUBLISH of MQTT 5 with a topic alias; `topic` is empty where the alias is known already [MQTT5-3.3.2.3.4]. */
export function withTopicAlias(frame: Frame, topic: string, alias: number): Frame {
  const { bytes, bodyAt, type, flags } = frame
  const { end } = readPublishHead(frame)
  const properties = readVariable(bytes, end)
  const rest = Buffer.concat([
    bytes.subarray(bodyAt + 2 + bytes.readUInt16BE(bodyAt), end),
    encodeLength(properties.value + ALIAS_BYTES),
    Buffer.from([property.topicAlias, alias >> 8, alias & 0xff]),
    bytes.subarray(properties.end),
  ])
  return assemble(type, flags, topic, rest)
}

const ALIAS_BYTES = 3

function assemble(type: number, flags: number, topic: string, rest: Buffer): Frame {
  const name = Buffer.from(topic)
  const length = encodeLength(2 + name.length + rest.length)
  const start = 1 + length.length
  const bytes = Buffer.allocUnsafe(start + 2 + name.length + rest.length)
  bytes[0] = (type << 4) | flags
  length.copy(bytes, 1)
  bytes.writeUInt16BE(name.length, start)
  name.copy(bytes, start + 2)
  rest.copy(bytes, start + 2 + name.length)
  return { type, flags, bytes, bodyAt: start }
}

/** A variable byte integer [MQTT-2.2.3]. */
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
