import type { Actor } from '@/lib/core/actor'
import type { JsonObject, JsonValue } from '@/lib/core/json'
import type { Notice } from '@/lib/core/notice'
import { recordChange, recordChanges } from '@/lib/db/changes'
import type { Sql } from '@/lib/db/sql'

/** Who did it: a `Ctx`, or what the broker knows of a sender. */
export interface Doer {
  readonly actor: Actor
  readonly requestId: string | null
  readonly address: string | null
}

export interface Deed {
  readonly verb: string
  readonly subject: { readonly kind: string; readonly id: string | number; readonly name: string }
  readonly companyId: string | null
  readonly tenantId: number | null
  /** `{ field: { from, to } }`, or the values of a new thing. Never a secret. */
  readonly changes: JsonObject
  /** What brokers and pages are told; absent where nobody holds anything of it. */
  readonly notice?: Notice
}

/** The audit record and the notice of a change, in the transaction of the change; the last thing in it. */
export async function record(doer: Doer, sql: Sql, deed: Deed): Promise<void> {
  const { actor, requestId, address } = doer
  const { verb, subject, companyId, tenantId, changes, notice } = deed
  await sql.query(
    `INSERT INTO audit (actor_kind, actor_id, actor_name, company_id, tenant_id, verb, subject_kind, subject_id,
                        subject_name, changes, address, request_id)
     VALUES ($1::text, $2::text, $3::text, $4::uuid, $5::int, $6::text, $7::text, $8::text, $9::text,
             $10::text::jsonb, $11::text, $12::text)`,
    [
      actor.kind,
      actor.id,
      actor.name,
      companyId,
      tenantId,
      verb,
      subject.kind,
      String(subject.id),
      subject.name,
      JSON.stringify(changes),
      address,
      requestId,
    ],
  )
  if (notice) await recordChange(sql, notice)
}

/** The records and notices of many changes, in two statements; the last thing in their transaction. */
export async function recordAll(
  { actor, requestId, address }: Doer,
  sql: Sql,
  deeds: readonly Deed[],
): Promise<void> {
  if (deeds.length === 0) return
  const rows = deeds.map(({ verb, subject, companyId, tenantId, changes }) => ({
    verb,
    company_id: companyId,
    tenant_id: tenantId,
    kind: subject.kind,
    id: String(subject.id),
    name: subject.name,
    changes,
  }))
  await sql.query(
    `INSERT INTO audit (actor_kind, actor_id, actor_name, company_id, tenant_id, verb, subject_kind, subject_id,
                        subject_name, changes, address, request_id)
     SELECT $1::text, $2::text, $3::text, d.company_id, d.tenant_id, d.verb, d.kind, d.id, d.name, d.changes, $4::text, $5::text
       FROM jsonb_to_recordset($6::text::jsonb)
         AS d (verb text, company_id uuid, tenant_id int, kind text, id text, name text, changes jsonb)`,
    [actor.kind, actor.id, actor.name, address, requestId, JSON.stringify(rows)],
  )
  await recordChanges(
    sql,
    deeds.flatMap(({ notice }) => (notice ? [notice] : [])),
  )
}

/** The fields of `after` that are set and differ from `before`. */
export function changesOf(
  before: Readonly<Record<string, JsonValue>>,
  after: Readonly<Record<string, JsonValue | undefined>>,
): { [field: string]: { from: JsonValue; to: JsonValue } } {
  const changes: { [field: string]: { from: JsonValue; to: JsonValue } } = {}
  for (const [field, to] of Object.entries(after)) {
    const from = before[field] ?? null
    if (to !== undefined && JSON.stringify(from) !== JSON.stringify(to)) changes[field] = { from, to }
  }
  return changes
}
