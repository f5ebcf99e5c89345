/** How a change travels: one row in `changes` and one NOTIFY, in the transaction of the change itself. */
import type { Pool } from 'pg'
import { changeChannel, type Notice } from '@/lib/core/notice'
import type { Sql } from './sql'

/**
 * Call it last in the transaction: the head's row lock puts all writers in order until each commits, so that a version
 * that is visible has none missing before it.
 */
export async function recordChange(sql: Sql, notice: Notice): Promise<number> {
  const { rows } = await sql.query<{ version: bigint | string }>(
    `WITH head AS (UPDATE change_head SET version = version + 1 RETURNING version),
          change AS (INSERT INTO changes (version, notice) SELECT version, $1::text::jsonb FROM head)
     SELECT version, pg_notify($2::text, version::text)::text AS told FROM head`,
    [JSON.stringify(notice), changeChannel],
  )
  const row = rows[0]
  if (!row) throw new Error('change_head has no row')
  return Number(row.version)
}

/** Many at once, in one statement and with one NOTIFY; last in the transaction as well. */
export async function recordChanges(sql: Sql, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return
  await sql.query(
    `WITH head AS (UPDATE change_head SET version = version + $2::int RETURNING version),
          change AS (INSERT INTO changes (version, notice)
                     SELECT head.version - $2::int + told.at, told.notice
                       FROM head, jsonb_array_elements($1::text::jsonb) WITH ORDINALITY AS told (notice, at))
     SELECT pg_notify($3::text, version::text)::text AS told FROM head`,
    [JSON.stringify(notices), notices.length, changeChannel],
  )
}

export interface VersionedNotice {
  readonly version: number
  readonly notice: Notice
}

/** What changed after `afterVersion`, in order. */
export async function readChanges(pool: Pool, afterVersion: number): Promise<readonly VersionedNotice[]> {
  const { rows } = await pool.query<{ version: string; notice: Notice }>(
    'SELECT version, notice FROM changes WHERE version > $1 ORDER BY version LIMIT 10000',
    [afterVersion],
  )
  return rows.map((row) => ({ version: Number(row.version), notice: row.notice }))
}

export async function currentVersion(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ version: string }>('SELECT version FROM change_head')
  return Number(rows[0]?.version ?? 0)
}

/** Drops notices that every broker has long read; one that was away for longer finds the gap, and checks everything. */
export async function trimChanges(pool: Pool): Promise<void> {
  await pool.query("DELETE FROM changes WHERE at < now() - interval '1 day'")
}
