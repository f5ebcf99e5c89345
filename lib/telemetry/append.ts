import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { COPY_READINGS, copyRows } from './copy-rows'
import { type ReadingRow, storeValue } from './reading-row'

const UNIQUE_VIOLATION = '23505'

/**
 * Stores readings on the caller's connection: resolves when they lie in its transaction, or are durable where it has
 * none open. COPY knows no ON CONFLICT, so a batch that meets a reading of the same series and time is repeated as
 * an upsert: a redelivery overwrites itself.
 */
export async function append(
  client: PoolClient,
  rows: readonly ReadingRow[],
  inTransaction: boolean,
): Promise<void> {
  if (rows.length === 0) return
  try {
    if (inTransaction) await client.query('SAVEPOINT append')
    await copy(client, rows)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (inTransaction) await client.query('ROLLBACK TO SAVEPOINT append')
    await upsert(client, rows)
  }
}

async function copy(client: PoolClient, rows: readonly ReadingRow[]): Promise<void> {
  const stream = client.query(copyFrom(COPY_READINGS))
  stream.end(copyRows(rows))
  await finished(stream)
}

async function upsert(client: PoolClient, rows: readonly ReadingRow[]): Promise<void> {
  // One statement may not touch a row twice: of two readings with one key the later one stays.
  const latest = new Map(rows.map((row) => [`${row.series}/${row.ts}`, row]))
  const kept = [...latest.values()].map((row) => ({ row, stored: storeValue(row.value, row.exact) }))
  await client.query(
    `INSERT INTO readings (series, ts, received_at, kind, num, txt, tags)
     SELECT series, at_micros(ts), at_micros(received), kind::"char", num, txt, tags
       FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::float8[], $6::text[], $7::text[])
         AS t (series, ts, received, kind, num, txt, tags)
     ON CONFLICT (series, ts) DO UPDATE
        SET received_at = excluded.received_at, kind = excluded.kind, num = excluded.num, txt = excluded.txt, tags = excluded.tags`,
    [
      kept.map(({ row }) => row.series),
      kept.map(({ row }) => row.ts),
      kept.map(({ row }) => row.receivedAt),
      kept.map(({ stored }) => stored.kind),
      kept.map(({ stored }) => stored.num),
      kept.map(({ stored }) => stored.txt),
      kept.map(({ row }) => (row.tags ? JSON.stringify(row.tags) : null)),
    ],
  )
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION
