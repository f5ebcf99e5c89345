import { type ConnectPacket, versionOf } from '@/broker/edge/connect-packet'
import { limits } from '@/broker/edge/limits'
import type { Rejection } from '@/lib/core/rejection'

/** What no dialect takes for a client id. */
export function clientIdFlaw(packet: ConnectPacket): Rejection | undefined {
  // [MQTT-3.1.3-8] Without a client id of its own a v3 client can have no durable session.
  if (versionOf(packet) !== 5 && packet.clientId === '' && packet.clean === false) {
    return {
      stage: 'connect',
      code: 'client-id-not-accepted',
      sentence: 'An empty client id asks for a clean session.',
      mend: { sentence: 'Set a client id, or the clean session flag.' },
    }
  }
  if (Buffer.byteLength(packet.clientId) <= limits.clientIdBytes) return undefined
  return {
    stage: 'connect',
    code: 'client-id-not-accepted',
    sentence: `The client id is longer than ${limits.clientIdBytes} bytes.`,
    mend: { sentence: 'Use a shorter client id.' },
  }
}
