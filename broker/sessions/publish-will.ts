import type { RetainedMessages } from '@/broker/durable/retained-messages'
import { rootOf } from '@/broker/durable/retained-rows'
import type { SessionLayer } from '@/broker/hooks'
import { isGivenUp } from '@/broker/ingest/ingest'
import { packetOf, type Will } from '@/broker/wills/will'
import { type LateDeps, publishLate } from './publish-late'
import type { Sender } from './sender'

export interface WillPublishing extends LateDeps {
  readonly retained: RetainedMessages
  readonly publishFor: SessionLayer['publishFor']
  /** Something has changed since it ended: what it may do is asked again. */
  hasChangedSince(sender: Sender): boolean
}

/** What a client that is gone left, after all that it published before. False where nobody could say whose it is. */
export async function publishWill(deps: WillPublishing, will: Will, sender: Sender): Promise<boolean> {
  await sender.tail
  const packet = packetOf(will)
  // After a restart perhaps before anybody has connected to its namespace.
  if (packet.isRetained && will.owner.root !== '') await deps.retained.prepare(rootOf(packet.routed))
  const arrivedMs = performance.now()
  const settlement = await publishLate(deps, sender, packet, () => deps.hasChangedSince(sender))
  if (isGivenUp(settlement)) return false
  deps.publishFor(sender.key, packet, settlement, performance.now() - arrivedMs)
  return true
}
