/** A client's CONNECT held to the specification, field by field. */
import type { Frame } from './frame-scanner'
import { MalformedPacket, protocolError } from './malformed-packet'
import { readBinary, readByte, readText, readTwoBytes } from './read-field'
import { property, readProperties } from './read-properties'

/** Of a version that we speak; MQTT 3.1 is laxer, and left to the parser. */
export function checkConnect({ bytes, bodyAt, flags: headerFlags }: Frame): void {
  if (headerFlags !== 0) throw new MalformedPacket('reserved flags are 0') // [MQTT-2.2.2-2]
  const name = readText(bytes, bodyAt)
  const level = readByte(bytes, name.end)
  const version = level.value & 0x7f
  if (version < 4) return
  const { value: flags, end: flagsEnd } = readByte(bytes, level.end)
  checkConnectFlags(flags, version)
  let at = readTwoBytes(bytes, flagsEnd).end
  if (version === 5) at = readConnectProperties(bytes, at)
  at = readText(bytes, at).end // [MQTT-3.1.3-4] the client id is UTF-8
  if (flags & WILL) {
    if (version === 5) at = readProperties(bytes, at, 'will').end
    at = readText(bytes, at).end // [MQTT-3.1.3-10]
    at = readBinary(bytes, at).end
  }
  if (flags & USER_NAME) at = readText(bytes, at).end // [MQTT-3.1.3-11]
  if (flags & PASSWORD) at = readBinary(bytes, at).end
  if (at !== bytes.length) throw new MalformedPacket('CONNECT is longer than its fields')
}

function checkConnectFlags(flags: number, version: number): void {
  if (flags & RESERVED) throw new MalformedPacket('the reserved flag of CONNECT is 0') // [MQTT-3.1.2-3]
  const willQos = (flags >> 3) & 3
  if (willQos === 3) throw new MalformedPacket('QoS 3 does not exist') // [MQTT-3.1.2-14]
  // [MQTT-3.1.2-13] [MQTT-3.1.2-15]
  if (!(flags & WILL) && (willQos !== 0 || flags & WILL_RETAIN))
    throw new MalformedPacket('without a will it has neither QoS nor retain')
  // [MQTT-3.1.2-22]; version 5 allows it.
  if (version === 4 && flags & PASSWORD && !(flags & USER_NAME))
    throw new MalformedPacket('a password comes with a user name')
}

function readConnectProperties(bytes: Buffer, at: number): number {
  const { values, end } = readProperties(bytes, at, 'connect')
  if (values.has(property.authenticationData) && !values.has(property.authenticationMethod))
    throw protocolError('authentication data comes with a method')
  return end
}

const RESERVED = 0x01
const WILL = 0x04
const WILL_RETAIN = 0x20
const PASSWORD = 0x40
const USER_NAME = 0x80
