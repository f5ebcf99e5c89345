import mqttPacket from 'mqtt-packet'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import { MalformedPacket } from './malformed-packet'

/** One whole packet; throws MalformedPacket. `version` is that of the connection, needless for CONNECT. */
export function parseOne(bytes: Buffer, version?: ProtocolVersion): mqttPacket.Packet | undefined {
  const parser = version === undefined ? mqttPacket.parser() : mqttPacket.parser({ protocolVersion: version })
  let parsed: mqttPacket.Packet | undefined
  let failure: Error | undefined
  parser.on('packet', (packet: mqttPacket.Packet) => {
    parsed = packet
  })
  parser.on('error', (error: Error) => {
    failure = error
  })
  parser.parse(bytes)
  if (failure) throw new MalformedPacket(failure.message)
  return parsed
}
