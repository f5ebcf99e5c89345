/** Packets as the edge sees them. */
import mqttPacket, { type Packet } from 'mqtt-packet'
import { type Frame, FrameScanner } from '@/broker/edge/frame-scanner'
import { parseOne } from '@/broker/edge/parse-one'
import type { ProtocolVersion } from '@/lib/dialects/dialect'

export function frameOf(bytes: Buffer): Frame {
  const [frame] = new FrameScanner(() => 1e6).scan(bytes).frames
  if (!frame) throw new Error('no frame')
  return frame
}

export const framed = (packet: Packet, protocolVersion: ProtocolVersion = 4): Frame =>
  frameOf(mqttPacket.generate(packet, { protocolVersion }))

/** What a client makes of the bytes. */
export function packetOf(bytes: Buffer, protocolVersion: ProtocolVersion = 4): Packet {
  const packet = parseOne(bytes, protocolVersion)
  if (!packet) throw new Error('no packet')
  return packet
}

/** SUBSCRIBE with filters that a packet library would not write. */
export function subscribeByHand(...filters: readonly Buffer[]): Frame {
  const body = Buffer.concat([
    Buffer.from([0, 1]),
    ...filters.map((filter) =>
      Buffer.concat([Buffer.from([filter.length >> 8, filter.length & 255]), filter, Buffer.from([0])]),
    ),
  ])
  return frameOf(Buffer.concat([Buffer.from([0x82, body.length]), body]))
}
