import type { JobKindId } from '@/lib/contract/jobs'
import { jobKinds } from '@/lib/contract/jobs'
import type { JsonValue } from '@/lib/core/json'
import type { Sql } from '@/lib/db/sql'

/** A running job whose process has not moved it on for so long is taken up by another. A batch under way holds its row. */
export const CLAIM_AFTER_SECONDS = 15
/** So often processes may end while they work on the same items of a job; then it is given up. */
export const ATTEMPTS_MAX = 3

export interface ClaimedJob {
  readonly id: string
  readonly kind: JobKindId
  readonly title: string
  readonly companyId: string
  readonly tenantId: number | null
  readonly input: JsonValue
  readonly actorKind: string
  readonly actorId: string
  /** When it was last moved on, exactly: whoever took it since has changed it. */
  readonly heartbeat: string
  /** Processes that took it up since it last moved on, with this one. */
  readonly attempts: number
  /** Items done or failed by then. */
  readonly behind: number
}

interface Row {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly company_id: string
  readonly tenant_id: number | null
  readonly input: JsonValue
  readonly actor_kind: string
  readonly actor_id: string
  readonly heartbeat: string
  readonly attempts: number
  readonly behind: number
}

/** The oldest that nobody works on. */
export async function claimJob(sql: Sql): Promise<ClaimedJob | undefined> {
  const { rows } = await sql.query<Row & Record<string, unknown>>(
    `UPDATE jobs SET state = 'running', started_at = coalesce(started_at, clock_timestamp()),
                     heartbeat_at = clock_timestamp(), attempts = attempts + 1
      WHERE id = (SELECT id FROM jobs
                   WHERE kind = ANY ($2::text[])
                     AND (state = 'queued'
                          OR (state = 'running' AND heartbeat_at < clock_timestamp() - $1::int * interval '1 second'))
                   ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, title, company_id, tenant_id, input, actor_kind, actor_id, heartbeat_at::text AS heartbeat,
                attempts, done + failed AS behind`,
    [CLAIM_AFTER_SECONDS, [...jobKinds]],
  )
  const row = rows[0]
  const kind = jobKinds.find((one) => one === row?.kind)
  if (!row || !kind) return undefined
  return {
    id: row.id,
    kind,
    title: row.title,
    companyId: row.company_id,
    tenantId: row.tenant_id,
    input: row.input,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    heartbeat: row.heartbeat,
    attempts: row.attempts,
    behind: row.behind,
  }
}

/** The process is going, and not for the job's sake: another may take it at once. */
export async function releaseJob(sql: Sql, { id, heartbeat }: ClaimedJob): Promise<void> {
  await sql.query(
    `UPDATE jobs SET heartbeat_at = to_timestamp(0), attempts = greatest(attempts - 1, 0)
      WHERE id = $1::uuid AND state = 'running' AND heartbeat_at = $2::timestamptz`,
    [id, heartbeat],
  )
}
