/** A published packet once it is stored: as it goes on, or out of the way. */
import type { Aedes, PublishPacket } from 'aedes'
import { divert, putInLine } from './aedes-packets'
import type { RoutePlan } from './durable/route-plan'
import type { Routes } from './durable/routes'
import type { Settlement } from './settlement'
import { ageMessage } from './shape-message'

export interface Settling {
  readonly broker: Aedes
  readonly routes: Pick<Routes, 'expire'>
  /** The packet goes on its way with what was decided for it. */
  planned(packet: PublishPacket, plan: RoutePlan): void
}

/** `sender`: the key of the session that it came from. False where nobody gets it. */
export function settlePacket(
  { broker, routes, planned }: Settling,
  packet: PublishPacket,
  { isRouted, plan }: Settlement,
  sender: string,
  waitedMs: number,
): boolean {
  const isOver = isRouted && !ageMessage(packet, waitedMs)
  if (isOver && plan) routes.expire(plan)
  if (isOver || !isRouted) divert(packet)
  if (packet.retain && !plan?.retained) packet.retain = false
  if (plan && !isOver) planned(packet, plan)
  // Who sent it: Aedes notes it only after the queues of those are filled that want nothing of their own.
  Object.assign(putInLine(broker, packet), { clientId: sender })
  return isRouted && !isOver
}
