/** Refused messages in Live Logs, as the broker records them. */
import type { Pool } from 'pg'
import type { ReasonCode } from '@/lib/core/rejection'

export interface RefusedMessage {
  readonly companyId: string
  readonly tenantId: number
  readonly deviceId?: string
  readonly principalKey: string
  readonly dialect: string
  readonly topic: string
  readonly payload: string | Uint8Array
  readonly code?: ReasonCode
  /** µs; by default 2026-03-01T12:00:00Z. */
  readonly receivedAt?: number
  readonly contentType?: string
  readonly itemIndex?: number
  readonly isWhole?: boolean
}

let seqs = Date.UTC(2026, 2, 1, 12) * 1000

export async function keepRefused(pool: Pool, message: RefusedMessage): Promise<number> {
  // Apart, as messages are: replay puts what is refused still beside its record.
  seqs += 1_000
  const seq = seqs
  const payload = Buffer.from(message.payload)
  await pool.query(
    `INSERT INTO live_log (seq, company_id, tenant_id, device_id, kind, outcome, stage, code, sentence, principal, dialect,
                           topic, payload, payload_bytes, qos, protocol_version, told, item_index, principal_key,
                           received_at, content_type, is_whole)
     VALUES ($1, $2, $3, $4, 'message', 'refused', 'sensor', $5, 'Refused.', 'a device', $6, $7, $8, $9, 1, 4, 'PUBACK',
             $10, $11, $12, $13, $14)`,
    [
      seq,
      message.companyId,
      message.tenantId,
      message.deviceId ?? null,
      message.code ?? 'unknown-sensor',
      message.dialect,
      message.topic,
      payload,
      payload.length,
      message.itemIndex ?? null,
      message.principalKey,
      message.receivedAt ?? Date.UTC(2026, 2, 1, 12) * 1000,
      message.contentType ?? null,
      message.isWhole ?? true,
    ],
  )
  return seq
}
