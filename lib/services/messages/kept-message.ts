/** A Live Log record as the message that it tells of, where enough of it was kept to judge it again. */
import type { LogRecord } from '@/lib/contract/logs'
import { parseIsoMicros } from '@/lib/core/micros'
import type { InboundMessage, ProtocolVersion } from '@/lib/dialects/dialect'

export interface KeptMessage {
  readonly message: InboundMessage
  readonly version: ProtocolVersion
  /** The record is about this item of a batch alone. */
  readonly itemIndex: number | null
}

/** Or the sentence why not. */
export function keptMessage(record: LogRecord): KeptMessage | string {
  const { kind, topic, qos, protocolVersion, receivedAt, contentType, isWhole, itemIndex } = record
  if (kind !== 'message') return `The record is of a ${kind}, and not of a message.`
  if (topic === null) return 'The topic of the message was not kept.'
  if (!isWhole) return notWhole(record)
  const received = receivedAt === null ? undefined : parseIsoMicros(receivedAt)
  if (received === undefined) return 'The time at which the message came was not kept.'
  return {
    message: {
      topic,
      payload: payloadOf(record),
      qos: qos === 1 || qos === 2 ? qos : 0,
      receivedAt: received,
      ...(contentType === null ? {} : { contentType }),
    },
    version: protocolVersion === 3 || protocolVersion === 5 ? protocolVersion : 4,
    itemIndex,
  }
}

function notWhole(record: LogRecord): string {
  const kept = payloadOf(record).length
  if (record.payloadBytes !== null && kept < record.payloadBytes)
    return `Only the first ${kept} of ${record.payloadBytes} bytes were kept, so that the message cannot be judged again.`
  return 'What was kept of the message is masked or not complete, so that it cannot be judged again.'
}

export function payloadOf({ payload, payloadHex }: Pick<LogRecord, 'payload' | 'payloadHex'>): Uint8Array {
  if (payloadHex !== null) return Buffer.from(payloadHex, 'hex')
  return Buffer.from(payload ?? '', 'utf8')
}
