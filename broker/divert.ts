/** Where taken messages are routed: no filter of anyone reaches it. */
const SINK = '$signalbox/taken'

/** Taken out of the way: what a device publishes is never routed under the topic on which it published. */
export function divert(packet: { topic: string; retain: boolean; payload: Buffer | string }): void {
  packet.topic = SINK
  packet.retain = false
  packet.payload = Buffer.alloc(0)
}
