import { logOutcomes } from '@/lib/contract/log-outcomes'
import { type LogRecord, mendSchema } from '@/lib/contract/logs'
import { formatMicros } from '@/lib/core/micros'
import { logKinds } from '@/lib/core/output-topics'
import { reasonCodes, stages } from '@/lib/core/rejection'
import type { LogRecord as LogRow } from '@/lib/db/generated/client'

export function viewLog(row: LogRow): LogRecord {
  const seq = Number(row.seq)
  const text = row.payload ? textOf(row.payload, row.isWhole) : null
  return {
    seq,
    at: formatMicros(seq),
    kind: logKinds.find((kind) => kind === row.kind) ?? 'message',
    outcome: logOutcomes.find((outcome) => outcome === row.outcome) ?? 'refused',
    companyId: row.companyId,
    tenantId: row.tenantId,
    deviceId: row.deviceId,
    stage: stages.find((stage) => stage === row.stage) ?? null,
    code: reasonCodes.find((code) => code === row.code) ?? null,
    sentence: row.sentence,
    mend: mendSchema.nullable().catch(null).parse(row.mend),
    principal: row.principal,
    clientId: row.clientId,
    address: row.address,
    listener: row.listener,
    dialect: row.dialect,
    topic: row.topic,
    payload: text,
    payloadHex: row.payload && text === null ? Buffer.from(row.payload).toString('hex') : null,
    payloadBytes: row.payloadBytes,
    qos: row.qos,
    protocolVersion: row.protocolVersion,
    told: row.told,
    itemIndex: row.itemIndex,
    principalKey: row.principalKey,
    receivedAt: row.receivedAt === null ? null : formatMicros(Number(row.receivedAt)),
    contentType: row.contentType,
    isWhole: row.isWhole,
    replayedAt: row.replayedAt?.toISOString() ?? null,
    replayedBy: row.replayedBy,
  }
}

/** The payload as text; null where it is not UTF-8 (then it shows in hex). What was cut in mid-character is still text. */
function textOf(payload: Uint8Array, isWhole: boolean): string | null {
  const cutMax = isWhole || payload.length < 4096 ? 0 : 3
  for (let cut = 0; cut <= cutMax; cut++) {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
        payload.subarray(0, payload.length - cut),
      )
    } catch {
      // Not at this length.
    }
  }
  return null
}
