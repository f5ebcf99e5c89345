import type { Qos } from '@/lib/dialects/dialect'
import type { Disposition } from '@/lib/services/messages/judge'

/** What a client published, on its way to its end. */
export interface PublishedPacket {
  /** As the claims of the session spell it. */
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
  readonly isRetained: boolean
  readonly packetId: number | undefined
  readonly contentType: string | undefined
}

/** How a publish ended. */
export type Settlement = Disposition & {
  /** It goes on to the subscribers of its namespace. */
  readonly isRouted: boolean
}
