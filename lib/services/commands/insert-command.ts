import type { CommandView } from '@/lib/contract/commands'
import type { Command } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Sql } from '@/lib/db/sql'
import { type Doer, record } from '../record'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from './command-row'

export interface NewCommand {
  readonly id: string
  readonly command: Command
  readonly qos: 0 | 1
  readonly expiresAt: Date
}

/** Row, audit and notice in the caller's transaction. The same id again changes nothing: a batch may be repeated. */
export async function insertCommand(
  sql: Sql,
  doer: Doer,
  device: RegisteredDevice,
  { id, command, qos, expiresAt }: NewCommand,
): Promise<CommandView> {
  const { companyId, tenantId } = device
  const inserted = await sql.query<CommandRow & Record<string, unknown>>(
    `INSERT INTO commands (id, company_id, tenant_id, device_id, name, payload, encoding, mapping, qos, created_by,
                           expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (id) DO NOTHING RETURNING ${COMMAND_COLUMNS}`,
    [
      id,
      companyId,
      tenantId,
      device.id,
      command.name,
      JSON.stringify(command.payload),
      command.encoding ?? 'json',
      command.mapping ?? null,
      qos,
      doer.actor.name,
      expiresAt,
    ],
  )
  const row = inserted.rows[0] ?? (await found(sql, id))
  if (inserted.rows[0]) {
    await record(doer, sql, {
      verb: 'command.queue',
      subject: { kind: 'command', id, name: command.name },
      companyId,
      tenantId,
      changes: { name: command.name, qos, deviceId: device.id },
      notice: { subject: 'command', id, companyId, tenantId, deviceId: device.id },
    })
  }
  return viewCommand(row)
}

async function found(sql: Sql, id: string): Promise<CommandRow> {
  const { rows } = await sql.query<CommandRow & Record<string, unknown>>(
    `SELECT ${COMMAND_COLUMNS} FROM commands WHERE id = $1`,
    [id],
  )
  if (!rows[0]) throw new Error('a command is neither inserted nor there')
  return rows[0]
}
