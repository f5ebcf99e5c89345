import type { LogRecord } from '@/lib/contract/logs'
import type { KeptJudgement } from '../messages/judge-kept'
import type { Stamped } from '../messages/stamp'

/** A refused message that the rules of today accept. */
export type Accepted = Extract<KeptJudgement, { kind: 'accepted' }> & {
  readonly record: LogRecord
  readonly newSensors: readonly Stamped[]
}
