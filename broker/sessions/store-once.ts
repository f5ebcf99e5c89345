import type { Ingest } from '@/broker/ingest/ingest'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import type { Session } from './session'

/** A QoS 2 message that is stored, or about to be: sent again, since its client heard no PUBREC. */
export const isRepeated = ({ ids }: Session, { qos, packetId }: PublishedPacket): boolean =>
  qos === 2 && packetId !== undefined && (ids.qos2Stored.has(packetId) || ids.qos2Storing.has(packetId))

/** QoS 2 repeats a message until it hears PUBREC, on another connection too: it is stored once. */
export function storeOnce(ingest: Ingest, session: Session, packet: PublishedPacket): Promise<Settlement> {
  const { qos, packetId } = packet
  if (qos !== 2 || packetId === undefined) return ingest.take(session, packet)
  const { qos2Stored, qos2Storing } = session.ids
  if (qos2Stored.has(packetId)) return Promise.resolve(REPEATED)
  const underWay = qos2Storing.get(packetId)
  if (underWay) return underWay.then(asRepeated)
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

/** Routed the first time, with what was planned for those who wait: that is not to be delivered, nor given up, twice. */
const REPEATED: Settlement = { kind: 'acknowledge', isRouted: false }

const asRepeated = ({ plan: _plan, ...settlement }: Settlement): Settlement => ({
  ...settlement,
  isRouted: false,
})
