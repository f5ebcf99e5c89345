import { queuedOf } from '@/broker/durable/plan-route'
import type { RoutePlan } from '@/broker/durable/route-plan'
import type { Sender } from '@/broker/sessions/sender'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import type { PlannedCopies } from './copies'
import type { Left } from './item'

export const NOTHING_LEFT: Left = { queued: [], retained: undefined, received: undefined, will: undefined }

/** `undefined` where nothing of it waits for anybody, nor must be known again. */
export function leftOf(
  { durable }: Sender,
  { qos, packetId, willId }: PublishedPacket,
  kind: Settlement['kind'],
  plan: RoutePlan | undefined,
  copies?: PlannedCopies,
): Left | undefined {
  const isReceived =
    kind === 'acknowledge' && qos === 2 && packetId !== undefined && durable?.isEnded === false
  const received = isReceived ? { session: durable, packetId } : undefined
  const ofCopies = copies?.queued ?? []
  const queued = plan ? [...queuedOf(plan), ...ofCopies] : ofCopies
  if (!received && !plan?.retained && queued.length === 0 && willId === undefined) return undefined
  return { queued, retained: plan?.retained, received, will: willId }
}
