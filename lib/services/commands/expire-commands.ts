import type { CommandView } from '@/lib/contract/commands'
import type { Sql } from '@/lib/db/sql'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from './command-row'

/** Gives up what was not taken in time. "sent" at QoS 0 stays: it is all that will ever be known of it. */
export async function expireCommands(sql: Sql): Promise<CommandView[]> {
  const { rows } = await sql.query<CommandRow & Record<string, unknown>>(
    `UPDATE commands SET state = 'expired',
            failure = CASE state WHEN 'queued' THEN 'The device did not take it in time.'
                                 ELSE 'The device did not acknowledge it in time; whether it arrived is not known.' END
      WHERE expires_at <= now() AND (state = 'queued' OR (state = 'sent' AND qos > 0))
      RETURNING ${COMMAND_COLUMNS}`,
  )
  return rows.map(viewCommand)
}
