/** What a kind of job is to the runner: work on numbered items, some at a time. */
import type { PoolClient } from 'pg'
import type { JsonValue } from '@/lib/core/json'
import type { Ctx } from '../context'

export interface ItemFailure {
  /** As people count: see `jobFailureSchema`. */
  readonly row: number
  readonly column?: string
  readonly sentence: string
  readonly input: Readonly<Record<string, string>>
}

export interface BatchOutcome {
  /** Items of the batch less these are done. */
  readonly failures: readonly ItemFailure[]
  /** Added to the counts of the job. */
  readonly counts: Readonly<Record<string, number>>
}

export interface JobWork {
  readonly batchRows: number
  /**
   * Works on the items `from` up to and without `to`, in the transaction that also moves the job on: so an item is
   * worked on once, however often its process is killed. Throws where nothing of the batch may be kept.
   */
  run(ctx: Ctx, client: PoolClient, from: number, to: number): Promise<BatchOutcome>
}

export interface OpenedJob {
  readonly id: string
  readonly companyId: string
  readonly tenantId: number | null
  /** What was queued. */
  readonly input: JsonValue
}

export interface JobKind {
  /** Once for each process that takes the job. */
  open(job: OpenedJob): JobWork
}
