import type { CommandView } from '@/lib/contract/commands'
import type { Sql } from '@/lib/db/sql'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from './command-row'

/** The commands of these devices that wait and have not expired, oldest first. They stay queued until they are sent. */
export async function claimCommands(sql: Sql, deviceIds: readonly string[]): Promise<CommandView[]> {
  const { rows } = await sql.query<CommandRow & Record<string, unknown>>(
    `SELECT ${COMMAND_COLUMNS} FROM commands
      WHERE device_id = ANY ($1::uuid[]) AND state = 'queued' AND expires_at > now() ORDER BY queued_at, id`,
    [deviceIds],
  )
  return rows.map(viewCommand)
}
