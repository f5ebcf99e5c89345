import type { DurableSession } from '@/broker/durable/durable-session'
import type { EdgeFacts } from '@/broker/edge/edge-events'
import type { Grant } from '@/lib/access/grant'
import type { Principal } from '@/lib/core/principal'
import type { ProtocolVersion } from '@/lib/dialects/dialect'

/** Whose a message is: a session, or what is known of one whose connection ended, perhaps with an earlier broker. */
export interface Sender {
  readonly key: string
  readonly clientId: string
  readonly version: ProtocolVersion
  readonly connectedAtMs: number
  readonly edge: { readonly facts: EdgeFacts; readonly isClosed: boolean }
  /** Where its topics stand inside the broker. */
  readonly root: string
  readonly durable: DurableSession | undefined
  principal: Principal
  grant: Grant
  readonly isEnded: boolean
  /** What had changed by the time it ended: what is published after it is checked again if more has. */
  readonly changesAtEnd: number
  /** Devices that its topics named, held in the cache for as long as it lasts (by id). */
  readonly named: Set<string>
  /** Its devices are no longer kept for it: it ended a while ago. */
  readonly hasLetGo: boolean
  /** Devices that topics named are looked up one after the other, so that messages are decoded as they came. */
  lookingUp: Promise<unknown> | undefined
  /** The tail of its publishes: each settles after the one before. */
  readonly tail: Promise<unknown>
}
