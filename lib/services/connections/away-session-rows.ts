/** The sessions whose clients are away, as the broker keeps them in its tables. */
import type { QueryResultRow } from 'pg'
import { maskSecrets } from '@/lib/access/mask-secrets'
import type { AwaySession, AwaySessionSort, listAwaySessionsOp } from '@/lib/contract/away-sessions'
import type { InputOf } from '@/lib/contract/operation'
import type { PrincipalKind } from '@/lib/contract/principals'
import type { Sql } from '@/lib/db/sql'
import { inSightSql, type Sight } from '../sight'

export type AwaySessionFilter = Omit<InputOf<typeof listAwaySessionsOp>, 'limit' | 'cursor'> & {
  readonly id?: string
}

/** Behind which row of the order a page begins. */
export interface AwaySessionPlace {
  readonly atMs: number
  readonly id: string
}

interface Row extends QueryResultRow {
  readonly id: string
  readonly kind: PrincipalKind
  readonly name: string
  readonly principal_id: string | null
  readonly company_id: string | null
  readonly tenant_id: number | null
  readonly device_id: string | null
  readonly dialect: string | null
  readonly client_id: string
  readonly left_at: Date
  readonly expires_at: Date
  readonly messages: number
  readonly bytes: number
  readonly subscriptions: readonly string[]
}

/** A user's or a token's is of the one company that they reach; of none where they reach several. */
const AWAY = `
  SELECT s.id, s.client_id, s.tenant_id, s.device_id, s.expires_at,
         s.expires_at - make_interval(secs => s.expiry_seconds) AS left_at,
         s.principal->>'kind' AS kind, s.principal->>'dialect' AS dialect,
         coalesce(d.name, s.principal->>'name') AS name,
         coalesce(s.device_id::text, s.principal->'actor'->>'id', s.principal->>'userId') AS principal_id,
         coalesce(s.company_id, CASE WHEN json_array_length(s.principal->'actor'->'reaches') = 1
                                     THEN (s.principal->'actor'->'reaches'->0->>'companyId')::uuid END) AS company_id
    FROM mqtt_sessions s LEFT JOIN devices d ON d.id = s.device_id
   WHERE s.expires_at > now()`

export async function awaySessionRows(
  sql: Sql,
  filter: AwaySessionFilter,
  { sight, after, rowsMax }: { sight: Sight; after?: AwaySessionPlace | undefined; rowsMax: number },
): Promise<readonly AwaySession[]> {
  const values: unknown[] = []
  const value = (one: unknown): string => `$${values.push(one)}`
  const { column, direction, beyond } = orderOf(filter.sort)
  const conditions = [
    inSightSql(sight, 'a', value),
    ...equalities(filter).map(([name, wanted, type]) => `${name} = ${value(wanted)}::${type}`),
    ...(filter.q
      ? [`position(lower(${value(filter.q)}) IN lower(concat_ws(E'\\n', name, client_id))) > 0`]
      : []),
    ...(filter.hasWaiting === undefined
      ? []
      : [`EXISTS (SELECT FROM mqtt_queue q WHERE q.session_id = a.id) = ${value(filter.hasWaiting)}::bool`]),
    ...(after
      ? [
          `(${column}, id) ${beyond} (to_timestamp(${value(after.atMs)}::float8 / 1000), ${value(after.id)}::bigint)`,
        ]
      : []),
  ]
  const { rows } = await sql.query<Row>(
    `SELECT page.*, waiting.*, filters.*
       FROM (SELECT * FROM (${AWAY}) a WHERE ${conditions.join(' AND ')}
              ORDER BY ${column} ${direction}, id ${direction} LIMIT ${value(rowsMax)}) page,
            LATERAL (SELECT count(*)::int AS messages,
                            coalesce(sum(octet_length(payload)), 0)::float8 AS bytes
                       FROM mqtt_queue WHERE session_id = page.id) waiting,
            LATERAL (SELECT coalesce(array_agg(coalesce(options->>'shown', filter) ORDER BY filter), '{}') AS subscriptions
                       FROM mqtt_subscriptions WHERE session_id = page.id) filters
      ORDER BY ${column} ${direction}, id ${direction}`,
    values,
  )
  return rows.map(viewOf)
}

/** Those of one millisecond are in the order in which they began. */
export function orderOf(sort: AwaySessionSort = '-leftAt') {
  const isDescending = sort.startsWith('-')
  const key = sort.endsWith('leftAt') ? ('leftAt' as const) : ('expiresAt' as const)
  return {
    key,
    column: key === 'leftAt' ? 'left_at' : 'expires_at',
    direction: isDescending ? 'DESC' : 'ASC',
    beyond: isDescending ? '<' : '>',
  }
}

function equalities(
  filter: AwaySessionFilter,
): (readonly [name: string, wanted: string | number, type: string])[] {
  const { id, companyId, tenantId, deviceId, principalKind, principalId, dialect } = filter
  const all = [
    ['id', id, 'bigint'],
    ['company_id', companyId, 'uuid'],
    ['tenant_id', tenantId, 'int'],
    ['device_id', deviceId, 'uuid'],
    ['kind', principalKind, 'text'],
    ['principal_id', principalId, 'text'],
    ['dialect', dialect, 'text'],
  ] as const
  return all.flatMap(([name, wanted, type]) => (wanted === undefined ? [] : [[name, wanted, type] as const]))
}

const viewOf = (row: Row): AwaySession => ({
  id: row.id,
  principalKind: row.kind,
  principal: row.name,
  principalId: row.principal_id,
  companyId: row.company_id,
  tenantId: row.tenant_id,
  deviceId: row.device_id,
  dialect: row.dialect,
  clientId: maskSecrets(row.client_id),
  leftAt: row.left_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  waitingMessages: row.messages,
  waitingBytes: row.bytes,
  subscriptions: row.subscriptions.map(maskSecrets),
})
