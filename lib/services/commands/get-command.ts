import { getCommandOp } from '@/lib/contract/commands'
import { demand } from '@/lib/core/actor'
import { notFound } from '@/lib/core/fault'
import { verb } from '../context'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from './command-row'

type PlacedRow = CommandRow & { readonly company_id: string; readonly tenant_id: number } & Record<
    string,
    unknown
  >

export const getCommand = verb(getCommandOp, async (ctx, { id }) => {
  const { rows } = await ctx.services.db.pool.query<PlacedRow>(
    `SELECT company_id, tenant_id, ${COMMAND_COLUMNS} FROM commands WHERE id = $1`,
    [id],
  )
  const row = rows[0]
  if (!row) throw notFound('command')
  demand(ctx.actor, 'read:telemetry', { companyId: row.company_id, tenantId: row.tenant_id }, 'command')
  return viewCommand(row)
})
