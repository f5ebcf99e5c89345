import type { DurableSession } from './durable-session'
import type { RetainedChange } from './retained-rows'
import type { Queued } from './write-entries'

/** Whose a group's copy is: of a member who is connected, or of one for whom it waits, or both. */
export interface SharedChoice {
  readonly member: string
  /** Where the member listens. */
  readonly filter: string
  /** It waits for the member, in this spelling or in another one. */
  readonly isQueued: boolean
  readonly queued: Queued | undefined
}

export interface RoutePlan {
  readonly queued: readonly Queued[]
  /** Sessions that do not get it, since they have as much as they may. */
  readonly full: readonly DurableSession[]
  /** By group. */
  readonly shared: ReadonlyMap<string, SharedChoice>
  readonly retained: RetainedChange | undefined
}
