import type { ClientBase } from 'pg'
import type { LogRecord } from '@/lib/contract/logs'
import { parseIsoMicros } from '@/lib/core/micros'

/** Stores Live Log records in one statement; a record that is there already (a commit repeated) stays as it is. */
export async function insertRecords(client: ClientBase, records: readonly LogRecord[]): Promise<void> {
  if (records.length === 0) return
  await client.query(
    `INSERT INTO live_log (seq, company_id, tenant_id, device_id, kind, outcome, stage, code, sentence, mend, principal,
                           client_id, address, dialect, topic, payload, payload_bytes, qos, protocol_version, told, item_index,
                           principal_key, received_at, content_type, is_whole, listener)
     SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
                          $9::text[], $10::json[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                          $16::bytea[], $17::int[], $18::int[], $19::int[], $20::text[], $21::int[], $22::text[], $23::bigint[], $24::text[],
                          $25::bool[], $26::text[])
     ON CONFLICT (seq) DO NOTHING`,
    [
      records.map((record) => record.seq),
      records.map((record) => record.companyId),
      records.map((record) => record.tenantId),
      records.map((record) => record.deviceId),
      records.map((record) => record.kind),
      records.map((record) => record.outcome),
      records.map((record) => record.stage),
      records.map((record) => record.code),
      records.map((record) => record.sentence),
      records.map((record) => (record.mend === null ? null : JSON.stringify(record.mend))),
      records.map((record) => record.principal),
      records.map((record) => record.clientId),
      records.map((record) => record.address),
      records.map((record) => record.dialect),
      records.map((record) => record.topic),
      records.map(payloadBytes),
      records.map((record) => record.payloadBytes),
      records.map((record) => record.qos),
      records.map((record) => record.protocolVersion),
      records.map((record) => record.told),
      records.map((record) => record.itemIndex),
      records.map((record) => record.principalKey),
      records.map((record) =>
        record.receivedAt === null ? null : (parseIsoMicros(record.receivedAt) ?? null),
      ),
      records.map((record) => record.contentType),
      records.map((record) => record.isWhole),
      records.map((record) => record.listener),
    ],
  )
}

function payloadBytes({ payload, payloadHex }: LogRecord): Buffer | null {
  if (payloadHex !== null) return Buffer.from(payloadHex, 'hex')
  return payload === null ? null : Buffer.from(payload, 'utf8')
}
