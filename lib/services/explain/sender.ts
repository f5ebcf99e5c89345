import type { Rejection } from '@/lib/core/rejection'
import type { Served } from '@/lib/dialects/dialect'

/** Whom Explain stands for: a principal as its login would make it. */
export interface ExplainedSender {
  readonly principal: Served
  /** Why that login would be refused. */
  readonly refusal?: Rejection
}
