/** No larger than what small WebSocket clients have room for; a packet alone may be. */
const FRAME_BYTES_MAX = 16 * 1024

/** Packets in as few WebSocket frames as hold them, none cut in two. [MQTT-6.0.0-2] lets a frame carry several. */
export function joinPackets(packets: readonly Buffer[]): readonly Buffer[] {
  const frames: Buffer[] = []
  let joined: Buffer[] = []
  let bytes = 0
  for (const packet of packets) {
    if (bytes > 0 && bytes + packet.length > FRAME_BYTES_MAX) {
      frames.push(Buffer.concat(joined))
      joined = []
      bytes = 0
    }
    joined.push(packet)
    bytes += packet.length
  }
  return joined.length === 0 ? frames : [...frames, Buffer.concat(joined)]
}
