/** The payload of a record for reading: JSON indented, anything else as it is. Pure. */
import type { LogRecord } from '@/lib/contract/logs'
import { bytesOfHex, hexDump } from './hex-dump'
import { indentJson } from './indent-json'

export interface PayloadView {
  readonly isJson: boolean
  /** Null where the payload is no UTF-8. */
  readonly text: string | null
  readonly hex: string
  /** How many bytes the record does not hold, because it was capped. */
  readonly cutBytes: number
}

export function prettyPayload(
  record: Pick<LogRecord, 'payload' | 'payloadHex' | 'payloadBytes'>,
): PayloadView | undefined {
  const { payload, payloadHex, payloadBytes } = record
  if (payload === null && payloadHex === null) return undefined
  const bytes = payload === null ? bytesOfHex(payloadHex ?? '') : new TextEncoder().encode(payload)
  const pretty = payload === null ? undefined : indentJson(payload)
  return {
    isJson: pretty !== undefined,
    text: pretty ?? payload,
    hex: hexDump(bytes),
    cutBytes: Math.max(0, (payloadBytes ?? 0) - bytes.length),
  }
}
