import type { Sql } from '@/lib/db/sql'
import { type EndedJob, keptInput } from './kept-input'

/** In the transaction that ends the job: a file of 50,000 rows would lie in the table for good. */
export async function pruneInput(
  sql: Sql,
  job: EndedJob,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  await sql.query('UPDATE jobs SET input = $2::text::jsonb WHERE id = $1::uuid', [
    job.id,
    JSON.stringify(keptInput(job, counts)),
  ])
}
