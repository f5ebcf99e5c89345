/** Live Logs as they are stored; each test makes its own company, and so reads only its own. */

import type { Pool } from 'pg'
import { expect } from 'vitest'

export interface StoredRecord {
  readonly kind: string
  readonly outcome: string
  readonly stage: string | null
  readonly code: string | null
  readonly sentence: string
  readonly mend: { readonly sentence: string; readonly action?: { readonly topic?: string } } | null
  readonly topic: string | null
  readonly told: string | null
  readonly item_index: number | null
  readonly device_id: string | null
  readonly client_id: string | null
}

/** The mend as people read and copy it. */
export const mendOf = (record: StoredRecord | undefined): string =>
  [record?.mend?.sentence, record?.mend?.action?.topic].join(' ')

/** In the order in which they were made. */
export async function recordsOf(
  pool: Pool,
  companyId: string,
  outcome: 'refused' | 'allowed' = 'refused',
): Promise<StoredRecord[]> {
  const { rows } = await pool.query<StoredRecord>(
    'SELECT * FROM live_log WHERE company_id = $1 AND outcome = $2 ORDER BY seq',
    [companyId, outcome],
  )
  return rows
}

/** Codes of what was refused: a message's stands before its acknowledgement. */
export const refusedCodes = async (pool: Pool, companyId: string) =>
  (await recordsOf(pool, companyId)).map(({ code }) => code)

/** The first record of a code: those of connections and subscriptions are stored a moment later. */
export async function recordOf(pool: Pool, companyId: string, code: string): Promise<StoredRecord> {
  const find = async () => {
    const { rows } = await pool.query<StoredRecord>(
      'SELECT * FROM live_log WHERE company_id = $1 AND code = $2 ORDER BY seq LIMIT 1',
      [companyId, code],
    )
    return rows[0]
  }
  await expect.poll(find, { message: `a record of ${code}` }).toBeDefined()
  const found = await find()
  if (!found) throw new Error(`no record of ${code}`)
  return found
}
