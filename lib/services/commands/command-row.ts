/** A row of `commands` by plain SQL, as the contract shows it. */
import type { CommandView } from '@/lib/contract/commands'
import { commandEncodings, commandStates } from '@/lib/core/command'
import type { JsonValue } from '@/lib/core/json'

export interface CommandRow {
  readonly id: string
  readonly device_id: string
  readonly name: string
  readonly payload: JsonValue
  readonly encoding: string
  readonly mapping: string | null
  readonly qos: number
  readonly state: string
  readonly failure: string | null
  readonly created_by: string
  readonly queued_at: Date
  readonly sent_at: Date | null
  readonly delivered_at: Date | null
  readonly answered_at: Date | null
  readonly failed_at: Date | null
  readonly expires_at: Date
  readonly job_id: string | null
}

export const COMMAND_COLUMNS =
  'id, device_id, name, payload, encoding, mapping, qos, state, failure, created_by, queued_at, sent_at, delivered_at, answered_at, failed_at, expires_at, job_id'

export function viewCommand(row: CommandRow): CommandView {
  const state = commandStates.find((one) => one === row.state)
  if (!state) throw new Error(`command ${row.id} is in the unknown state ${row.state}`)
  return {
    id: row.id,
    deviceId: row.device_id,
    name: row.name,
    payload: row.payload as CommandView['payload'],
    encoding: commandEncodings.find((one) => one === row.encoding) ?? 'json',
    mapping: row.mapping,
    qos: row.qos,
    state,
    failure: row.failure,
    createdBy: row.created_by,
    queuedAt: row.queued_at.toISOString(),
    sentAt: iso(row.sent_at),
    deliveredAt: iso(row.delivered_at),
    answeredAt: iso(row.answered_at),
    failedAt: iso(row.failed_at),
    expiresAt: row.expires_at.toISOString(),
    deliveredAfterMs: after(row.sent_at, row.delivered_at),
    answeredAfterMs: after(row.sent_at, row.answered_at),
    jobId: row.job_id,
  }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

const after = (sent: Date | null, at: Date | null): number | null =>
  sent && at ? at.getTime() - sent.getTime() : null
