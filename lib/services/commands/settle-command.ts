import type { CommandView } from '@/lib/contract/commands'
import type { Sql } from '@/lib/db/sql'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from './command-row'

/** Why a command failed that somebody took back. */
export const TAKEN_BACK = 'Taken back before it was sent.'

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

/**
 * Writes a state and its time; `undefined` where the command is further already, or gone. A state is never written as
 * earlier than the one before it: how long a statement was on its way to the database is in neither `agoMs`. One that was
 * taken back while it was being written to its device is "sent" all the same: that is what happened.
 */
export async function settleCommand(
  sql: Sql,
  id: string,
  state: keyof typeof after,
  { failure, agoMs = 0, qos }: Settled = {},
): Promise<CommandView | undefined> {
  const { rows } = await sql.query<CommandRow & Record<string, unknown>>(
    `UPDATE commands SET state = $2, failure = $3,${state === 'sent' ? ' failed_at = NULL,' : ''}
            ${state}_at = greatest(now() - $5::float8 * interval '1 ms', sent_at, delivered_at),
            qos = coalesce($6, qos)
      WHERE id = $1::uuid AND (state = ANY ($4::text[]) OR ($2 = 'sent' AND state = 'failed' AND failure = $7))
      RETURNING ${COMMAND_COLUMNS}`,
    [id, state, failure ?? null, [...after[state]], agoMs, qos ?? null, TAKEN_BACK],
  )
  return rows[0] && viewCommand(rows[0])
}
