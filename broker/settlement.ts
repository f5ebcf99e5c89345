import type { RoutePlan } from '@/broker/durable/route-plan'
import type { Qos } from '@/lib/dialects/dialect'
import type { Disposition } from '@/lib/services/messages/judge'

/** What a client published, on its way to its end. */
export interface PublishedPacket {
  /** As the claims of the session spell it. */
  readonly topic: string
  /** As the broker routes it. */
  readonly routed: string
  readonly payload: Buffer
  readonly qos: Qos
  readonly isRetained: boolean
  readonly packetId: number | undefined
  readonly contentType: string | undefined
  readonly properties: Readonly<Record<string, unknown>> | undefined
  /** Its sender says that the payload is UTF-8. */
  readonly isText?: boolean
  /** It is a will: its row goes with its commit. */
  readonly willId?: number
}

/** How a publish ended. */
export type Settlement = Disposition & {
  /** It goes on to the subscribers of its namespace. */
  readonly isRouted: boolean
  /** What was decided and stored for those who wait for it. */
  readonly plan?: RoutePlan
}
