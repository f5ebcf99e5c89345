import type { BatchOutcome } from '../jobs/job-kind'

/** What an action did to the devices of a batch; those that it could not be done to, by id, each with why. */
export interface ActionOutcome {
  readonly refused: ReadonlyMap<string, string>
  readonly counts: BatchOutcome['counts']
}
