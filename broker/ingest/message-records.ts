/** Live Log records of messages. */
import { makeRecord } from '@/broker/live/make-record'
import { whoIs } from '@/broker/sessions/place-of'
import type { Sender } from '@/broker/sessions/sender'
import type { LogRecord } from '@/lib/contract/logs'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Note, Rejection } from '@/lib/core/rejection'
import type { InboundMessage } from '@/lib/dialects/dialect'

export interface RecordOf {
  readonly session: Sender
  readonly message: InboundMessage
  /** The device that it is of, where that is known. */
  readonly device: RegisteredDevice | undefined
  readonly told: string
}

export function refusedRecord(of: RecordOf, { stage, code, sentence, mend, index }: Rejection): LogRecord {
  return makeRecord({
    ...factsOf(of),
    outcome: 'refused',
    stage,
    code,
    sentence,
    mend: mend ?? null,
    itemIndex: index,
  })
}

/** Something worth knowing about a message that was taken. */
export function notedRecord(of: RecordOf, { stage, code, sentence, mend }: Note): LogRecord {
  return makeRecord({ ...factsOf(of), outcome: 'allowed', stage, code, sentence, mend: mend ?? null })
}

export function acceptedRecord(of: RecordOf, count: number): LogRecord {
  return makeRecord({ ...factsOf(of), outcome: 'allowed', sentence: sentenceOf(count) })
}

function sentenceOf(count: number): string {
  if (count === 0) return 'Passed on to the subscribers of its namespace; nothing of it is stored.'
  return count === 1 ? 'One reading stored.' : `${count} readings stored.`
}

/** The database did not take what was sent: the message is refused, and that is what is stored of it. */
export const unstoredRecord = (of: RecordOf): LogRecord =>
  refusedRecord(of, {
    stage: 'store',
    code: 'store-unavailable',
    sentence: 'The database did not accept this message.',
    mend: { sentence: 'Check whether the device still exists; the server log has the detail.' },
  })

function factsOf({ session, message, device, told }: RecordOf) {
  const { principal, edge, clientId, version } = session
  return {
    kind: 'message' as const,
    ...whoIs(principal),
    ...(device ? { companyId: device.companyId, tenantId: device.tenantId, deviceId: device.id } : {}),
    clientId,
    ...edge.facts,
    topic: message.topic,
    payload: message.payload,
    contentType: message.contentType,
    receivedAt: message.receivedAt,
    qos: message.qos,
    protocolVersion: version,
    told,
  }
}
