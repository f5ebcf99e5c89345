import type { RetainedChange } from './retained-messages'
import type { Queued } from './write-entries'

/** Whose a group's copy is: of a member who is connected, or of one for whom it waits, or both. */
export interface SharedChoice {
  readonly member: string
  readonly queued: Queued | undefined
}

export interface RoutePlan {
  readonly queued: readonly Queued[]
  /** By group. */
  readonly shared: ReadonlyMap<string, SharedChoice>
  readonly retained: RetainedChange | undefined
}
