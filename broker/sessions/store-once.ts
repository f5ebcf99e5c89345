import type { PublishedPacket } from '@/broker/hooks'
import type { Disposition, Ingest } from '@/broker/ingest/ingest'
import type { Session } from './session'

/** QoS 2 repeats a message until it hears PUBREC, on another connection too: it is stored once. */
export function storeOnce(ingest: Ingest, session: Session, packet: PublishedPacket): Promise<Disposition> {
  const { qos, packetId } = packet
  if (qos !== 2 || packetId === undefined) return ingest.take(session, packet)
  const { qos2Stored, qos2Storing } = session.ids
  if (qos2Stored.has(packetId)) return Promise.resolve('acknowledge')
  const underWay = qos2Storing.get(packetId)
  if (underWay) return underWay
  const storing = ingest
    .take(session, packet)
    .then((disposition) => {
      // A refusal that costs the connection ends the exchange: the id is free for another message.
      if (disposition === 'acknowledge') qos2Stored.add(packetId)
      return disposition
    })
    .finally(() => qos2Storing.delete(packetId))
  qos2Storing.set(packetId, storing)
  return storing
}
