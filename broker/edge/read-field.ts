/** The data types of MQTT, read where they stand; whatever is cut short or not in its form throws. */
import { MalformedPacket } from './malformed-packet'

/** Fatal, and keeps U+FEFF, which is legal in MQTT text [MQTT-1.5.3-3]. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export interface Field<Value> {
  readonly value: Value
  /** Where the next one begins. */
  readonly end: number
}

export function readByte(bytes: Buffer, at: number): Field<number> {
  const value = bytes[at]
  if (value === undefined) throw new MalformedPacket('a packet is cut short')
  return { value, end: at + 1 }
}

export function readTwoBytes(bytes: Buffer, at: number): Field<number> {
  if (at + 2 > bytes.length) throw new MalformedPacket('a packet is cut short')
  return { value: bytes.readUInt16BE(at), end: at + 2 }
}

export function readFourBytes(bytes: Buffer, at: number): Field<number> {
  if (at + 4 > bytes.length) throw new MalformedPacket('a packet is cut short')
  return { value: bytes.readUInt32BE(at), end: at + 4 }
}

export function readBinary(bytes: Buffer, at: number): Field<Buffer> {
  const { value: length, end: start } = readTwoBytes(bytes, at)
  const end = start + length
  if (end > bytes.length) throw new MalformedPacket('a string is cut short')
  return { value: bytes.subarray(start, end), end }
}

export function readText(bytes: Buffer, at: number): Field<string> {
  const { value, end } = readBinary(bytes, at)
  const text = decode(value)
  if (text.includes('\u0000')) throw new MalformedPacket('a string holds no NUL') // [MQTT-1.5.3-2]
  return { value: text, end }
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new MalformedPacket('a string is not UTF-8') // [MQTT-1.5.3-1]
  }
}

/** At most four bytes of seven bits, and no more than the value needs [MQTT5-1.5.5-1]. */
export function readVariable(bytes: Buffer, at: number): Field<number> {
  let value = 0
  for (let index = 0; index < 4; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) break
    value += (byte & 0x7f) * 128 ** index
    if (byte >= 0x80) continue
    if (byte === 0 && index > 0) throw new MalformedPacket('a length takes more bytes than it needs')
    return { value, end: at + index + 1 }
  }
  throw new MalformedPacket('a length is cut short')
}
