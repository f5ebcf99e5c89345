import type { PoolClient } from 'pg'
import type { Rejection } from '@/lib/core/rejection'
import type { Accepted } from './accepted'

/** What of a replayed message is refused still: each in a record of its own beside the first, since that one is done. */
export async function recordRemainder(client: PoolClient, accepted: readonly Accepted[]): Promise<void> {
  for (const { record, rejections } of accepted) {
    // A record of one item is about that item alone.
    if (record.itemIndex !== null) continue
    for (const rejection of rejections) await insertBeside(client, record.seq, rejection)
  }
}

/** The first free number after the record's: in the past, where the broker gives out none any more. */
async function insertBeside(
  client: PoolClient,
  seq: number,
  { stage, code, sentence, mend, index }: Rejection,
): Promise<void> {
  await client.query(
    `INSERT INTO live_log (seq, company_id, tenant_id, device_id, kind, outcome, stage, code, sentence, mend, principal,
                           client_id, address, listener, dialect, topic, payload, payload_bytes, qos, protocol_version, told,
                           item_index, principal_key, received_at, content_type, is_whole)
     SELECT (SELECT min(free.seq) FROM (SELECT g AS seq FROM generate_series($1::bigint + 1, $1::bigint + 100000) AS g
                                         WHERE NOT EXISTS (SELECT FROM live_log other WHERE other.seq = g)
                                         LIMIT 1) AS free),
            company_id, tenant_id, device_id, kind, outcome, $2::text, $3::text, $4::text, $5::text::json, principal,
            client_id, address, listener, dialect, topic, payload, payload_bytes, qos, protocol_version, told,
            $6::int, principal_key, received_at, content_type, is_whole
       FROM live_log WHERE seq = $1::bigint`,
    [
      seq,
      stage,
      code,
      sentence.replaceAll('\u0000', '\ufffd'),
      mend ? JSON.stringify(mend) : null,
      index ?? null,
    ],
  )
}
