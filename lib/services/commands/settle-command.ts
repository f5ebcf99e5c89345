import type { CommandView } from '@/lib/contract/commands'
import type { Sql } from '@/lib/db/sql'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from './command-row'

/** Which states each state may follow: a command only ever moves forward. */
const after = {
  sent: ['queued'],
  delivered: ['queued', 'sent'],
  answered: ['queued', 'sent', 'delivered'],
  failed: ['queued', 'sent'],
} as const

export interface Settled {
  readonly failure?: string
  /** How long ago it happened: times are the database's, and the way to it is no part of a round trip. */
  readonly agoMs?: number
  /** At which it went out, where that is less than was asked for. */
  readonly qos?: 0 | 1
}

/** Writes a state and its time; `undefined` where the command is further already, or gone. */
export async function settleCommand(
  sql: Sql,
  id: string,
  state: keyof typeof after,
  { failure, agoMs = 0, qos }: Settled = {},
): Promise<CommandView | undefined> {
  const { rows } = await sql.query<CommandRow & Record<string, unknown>>(
    `UPDATE commands SET state = $2, ${state}_at = now() - $5::float8 * interval '1 ms', failure = $3,
            qos = coalesce($6, qos)
      WHERE id = $1::uuid AND state = ANY ($4::text[]) RETURNING ${COMMAND_COLUMNS}`,
    [id, state, failure ?? null, [...after[state]], agoMs, qos ?? null],
  )
  return rows[0] && viewCommand(rows[0])
}
