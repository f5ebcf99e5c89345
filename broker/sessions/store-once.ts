import type { Ingest } from '@/broker/ingest/ingest'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import type { Session } from './session'

/** QoS 2 repeats a message until it hears PUBREC, on another connection too: it is stored once. */
export function storeOnce(ingest: Ingest, session: Session, packet: PublishedPacket): Promise<Settlement> {
  const { qos, packetId } = packet
  if (qos !== 2 || packetId === undefined) return ingest.take(session, packet)
  const { qos2Stored, qos2Storing } = session.ids
  // Routed the first time.
  if (qos2Stored.has(packetId)) return Promise.resolve({ kind: 'acknowledge', isRouted: false })
  const underWay = qos2Storing.get(packetId)
  if (underWay) return underWay.then((settlement) => ({ ...settlement, isRouted: false }))
  const storing = ingest
    .take(session, packet)
    .then((settlement) => {
      // A refusal ends the exchange [MQTT5-4.3.3]: the id is free for another message.
      if (settlement.kind === 'acknowledge') qos2Stored.add(packetId)
      return settlement
    })
    .finally(() => qos2Storing.delete(packetId))
  qos2Storing.set(packetId, storing)
  return storing
}
