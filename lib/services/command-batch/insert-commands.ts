import { randomUUID } from 'node:crypto'
import type { FilledCommand } from '@/lib/contract/commands'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Sql } from '@/lib/db/sql'
import { type Doer, recordAll } from '../record'

export interface CommandsOfJob {
  readonly jobId: string
  readonly command: FilledCommand
  readonly expiresAt: Date
}

/** One command to each of the devices, with audit and notices, in a few statements of the caller's transaction. */
export async function insertCommands(
  doer: Doer,
  sql: Sql,
  devices: readonly RegisteredDevice[],
  { jobId, command, expiresAt }: CommandsOfJob,
): Promise<void> {
  if (devices.length === 0) return
  const { name, payload, encoding, mapping, qos } = command
  const rows = devices.map((device) => ({ id: randomUUID(), device }))
  await sql.query(
    `INSERT INTO commands (id, company_id, tenant_id, device_id, name, payload, encoding, mapping, qos, created_by,
                           expires_at, job_id)
     SELECT r.id, r.company_id, r.tenant_id, r.device_id, $5, $6::json, $7, $8, $9, $10, $11, $12
       FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[]) AS r (id, company_id, tenant_id, device_id)`,
    [
      rows.map(({ id }) => id),
      rows.map(({ device }) => device.companyId),
      rows.map(({ device }) => device.tenantId),
      rows.map(({ device }) => device.id),
      name,
      JSON.stringify(payload),
      encoding,
      mapping ?? null,
      qos,
      doer.actor.name,
      expiresAt,
      jobId,
    ],
  )
  await recordAll(
    doer,
    sql,
    rows.map(({ id, device: { id: deviceId, companyId, tenantId } }) => ({
      verb: 'command.queue',
      subject: { kind: 'command', id, name },
      companyId,
      tenantId,
      changes: { name, qos, deviceId, jobId },
      notice: { subject: 'command', id, companyId, tenantId, deviceId },
    })),
  )
}
