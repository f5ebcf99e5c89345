import { takeBackCommandOp } from '@/lib/contract/commands'
import { demand } from '@/lib/core/actor'
import { conflict, notFound } from '@/lib/core/fault'
import { transactPlainly } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from './command-row'
import { TAKEN_BACK } from './settle-command'

type Taken = CommandRow & { readonly company_id: string; readonly tenant_id: number } & Record<
    string,
    unknown
  >

/** Only what still waits is taken back. One that the broker is just writing to its device goes out, and then says so. */
export const takeBackCommand = verb(takeBackCommandOp, async (ctx, { id }) =>
  transactPlainly(ctx.services.db, async (client) => {
    const { rows } = await client.query<Taken>(
      `SELECT company_id, tenant_id, ${COMMAND_COLUMNS} FROM commands WHERE id = $1 FOR UPDATE`,
      [id],
    )
    const row = rows[0]
    if (!row) throw notFound('command')
    const place = { companyId: row.company_id, tenantId: row.tenant_id }
    demand(ctx.actor, 'send:commands', place, 'command')
    if (row.state !== 'queued')
      throw conflict(`The command is ${row.state} already: only a queued one is taken back.`)
    const changed = await client.query<Taken>(
      `UPDATE commands SET state = 'failed', failure = $2, failed_at = now() WHERE id = $1 RETURNING ${COMMAND_COLUMNS}`,
      [id, TAKEN_BACK],
    )
    await record(ctx, client, {
      verb: 'command.take-back',
      subject: { kind: 'command', id, name: row.name },
      ...place,
      changes: { state: ['queued', 'failed'] },
      notice: { subject: 'command', id, ...place, deviceId: row.device_id },
    })
    return viewCommand(changed.rows[0] ?? row)
  }),
)
