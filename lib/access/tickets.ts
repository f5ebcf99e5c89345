/** Tickets of the console's own MQTT connection: for one company, one use, 60 seconds. */
import type { Sql } from '@/lib/db/sql'
import { hashSecret, makeSecret, secretPrefixes } from './secrets'

export const TICKET_SECONDS = 60

export interface Ticket {
  readonly sessionId: string
  readonly companyId: string
}

export async function mintTicket(
  sql: Sql,
  credentialKey: Buffer,
  ticket: Ticket,
): Promise<{ readonly secret: string; readonly expiresAt: Date }> {
  const secret = makeSecret(secretPrefixes.ticket)
  await sql.query('DELETE FROM console_tickets WHERE expires_at < now()')
  const { rows } = await sql.query<{ expires_at: Date }>(
    `INSERT INTO console_tickets (secret_hash, session_id, company_id, expires_at)
     VALUES ($1::text, $2::uuid, $3::uuid, now() + $4::int * interval '1 second') RETURNING expires_at`,
    [hashSecret(credentialKey, secret), ticket.sessionId, ticket.companyId, TICKET_SECONDS],
  )
  return { secret, expiresAt: rows[0]?.expires_at ?? new Date(Date.now() + TICKET_SECONDS * 1000) }
}

/** The row goes with its use, so of two connections with one ticket the second finds nothing. */
export async function redeemTicket(
  sql: Sql,
  credentialKey: Buffer,
  secret: Uint8Array,
): Promise<Ticket | 'expired' | undefined> {
  const { rows } = await sql.query<{ session_id: string; company_id: string; is_expired: boolean }>(
    `DELETE FROM console_tickets WHERE secret_hash = $1
     RETURNING session_id, company_id, expires_at <= now() AS is_expired`,
    [hashSecret(credentialKey, secret)],
  )
  const row = rows[0]
  if (!row) return undefined
  return row.is_expired ? 'expired' : { sessionId: row.session_id, companyId: row.company_id }
}
