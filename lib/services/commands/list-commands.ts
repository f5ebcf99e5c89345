import { isUuid } from '@/lib/access/names'
import { listCommandsOp } from '@/lib/contract/commands'
import { invalid } from '@/lib/core/fault'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { findDevice } from '../devices/device-view'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from './command-row'

export const listCommands = verb(listCommandsOp, async (ctx, { id, limit, cursor, q }) => {
  await findDevice(ctx, id, 'read:telemetry')
  const [queuedAtMs, commandId] = decodeCursor(cursor, ['number', 'string']) ?? []
  if (commandId !== undefined && !isUuid(String(commandId))) throw invalid('cursor', 'is not valid')
  const { rows } = await ctx.services.db.pool.query<CommandRow & Record<string, unknown>>(
    `SELECT ${COMMAND_COLUMNS} FROM commands
      WHERE device_id = $1
        AND ($2::float8 IS NULL OR (queued_at, id) < (to_timestamp($2::float8 / 1000)::timestamptz(3), $3::uuid))
        AND ($4::text IS NULL OR strpos(lower(name), lower($4::text)) > 0)
      ORDER BY queued_at DESC, id DESC LIMIT $5`,
    [id, queuedAtMs ?? null, commandId ?? null, q || null, limit + 1],
  )
  return pageOf(rows, limit, viewCommand, (row) => [row.queued_at.getTime(), row.id])
})
