import type { CommandView } from '@/lib/contract/commands'
import type { Sql } from '@/lib/db/sql'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from './command-row'

/** Ends the commands that waited past their time. */
export async function expireCommands(sql: Sql): Promise<CommandView[]> {
  const { rows } = await sql.query<CommandRow & Record<string, unknown>>(
    `UPDATE commands SET state = 'expired', failure = 'The device did not connect in time.'
      WHERE state = 'queued' AND expires_at <= now() RETURNING ${COMMAND_COLUMNS}`,
  )
  return rows.map(viewCommand)
}
