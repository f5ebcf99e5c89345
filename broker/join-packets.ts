/** Packets in as few WebSocket frames as hold them, none cut in two; one alone may be larger. [MQTT-6.0.0-2] lets a frame carry several. */
export function joinPackets(packets: readonly Buffer[], frameBytesMax: number): readonly Buffer[] {
  const frames: Buffer[] = []
  let joined: Buffer[] = []
  let bytes = 0
  for (const packet of packets) {
    if (bytes > 0 && bytes + packet.length > frameBytesMax) {
      frames.push(Buffer.concat(joined))
      joined = []
      bytes = 0
    }
    joined.push(packet)
    bytes += packet.length
  }
  return joined.length === 0 ? frames : [...frames, Buffer.concat(joined)]
}
