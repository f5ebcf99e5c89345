/** Live Log records: one shape in the database, on `v1/logs` and in the API. */

import { maskSecrets } from '@/lib/access/mask-secrets'
import type { LogRecord } from '@/lib/contract/logs'
import { formatMicros, type Micros, microsNow } from '@/lib/core/micros'

/** How much of a payload is kept: more of a refused one, which may be run again. */
const BYTES_KEPT = { allowed: 4096, refused: 16 * 1024 } as const

export interface RecordFacts {
  readonly kind: LogRecord['kind']
  readonly outcome: LogRecord['outcome']
  readonly sentence: string
  readonly principal: string
  readonly companyId?: string | undefined
  readonly tenantId?: number | undefined
  readonly deviceId?: string | undefined
  readonly stage?: LogRecord['stage'] | undefined
  readonly code?: LogRecord['code'] | undefined
  readonly mend?: LogRecord['mend'] | undefined
  readonly clientId?: string | undefined
  readonly address?: string | undefined
  readonly listener?: string | undefined
  readonly dialect?: string | undefined
  readonly topic?: string | undefined
  readonly payload?: Uint8Array | undefined
  readonly contentType?: string | undefined
  /** When the message came in. */
  readonly receivedAt?: Micros | undefined
  readonly principalKey?: string | undefined
  readonly qos?: number | undefined
  readonly protocolVersion?: number | undefined
  readonly told?: string | undefined
  readonly itemIndex?: number | undefined
}

let lastSeq: Micros = 0

/** Microseconds, strictly increasing: joins history and live. */
function nextSeq(): number {
  lastSeq = Math.max(lastSeq + 1, microsNow())
  return lastSeq
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function makeRecord(facts: RecordFacts): LogRecord {
  const seq = nextSeq()
  const { payload } = facts
  const kept = BYTES_KEPT[facts.outcome]
  const shown = payload && payload.length > 0 ? showPayload(payload, kept) : { text: null, hex: null }
  const text = shown.text === null ? null : maskSecrets(shown.text)
  return {
    seq,
    at: formatMicros(seq),
    kind: facts.kind,
    outcome: facts.outcome,
    companyId: facts.companyId ?? null,
    tenantId: facts.tenantId ?? null,
    deviceId: facts.deviceId ?? null,
    stage: facts.stage ?? null,
    code: facts.code ?? null,
    sentence: storable(facts.sentence),
    mend: facts.mend ?? null,
    principal: storable(facts.principal),
    clientId: maskedOrNull(facts.clientId),
    address: facts.address ?? null,
    listener: facts.listener ?? null,
    dialect: facts.dialect ?? null,
    topic: maskedOrNull(facts.topic),
    payload: text,
    payloadHex: shown.hex,
    payloadBytes: facts.payload?.length ?? null,
    qos: facts.qos ?? null,
    protocolVersion: facts.protocolVersion ?? null,
    told: facts.told ?? null,
    itemIndex: facts.itemIndex ?? null,
    principalKey: facts.principalKey ?? null,
    receivedAt: facts.receivedAt === undefined ? null : formatMicros(facts.receivedAt),
    contentType: facts.contentType === undefined ? null : storable(facts.contentType),
    isWhole: payload !== undefined && payload.length <= kept && text === shown.text,
    replayedAt: null,
    replayedBy: null,
  }
}

function showPayload(
  payload: Uint8Array,
  kept: number,
): { readonly text: string | null; readonly hex: string | null } {
  const capped = payload.subarray(0, kept)
  try {
    // A cap may fall inside a character: up to three bytes are left off.
    return { text: utf8.decode(capped.length < payload.length ? wholeCharacters(capped) : capped), hex: null }
  } catch {
    return { text: null, hex: Buffer.from(capped).toString('hex') }
  }
}

function wholeCharacters(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--
  return bytes.subarray(0, Math.max(end - 1, 0))
}

/** PostgreSQL's text holds no U+0000. */
const storable = (text: string): string => maskSecrets(text.replaceAll('\u0000', '\ufffd'))

const maskedOrNull = (text: string | undefined): string | null =>
  text === undefined ? null : maskSecrets(text)
