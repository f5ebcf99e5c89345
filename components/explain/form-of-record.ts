/** A Live Log record as a question to Explain: who, what, and the payload as far as it was kept. Pure. */
import type { LogRecord } from '@/lib/contract/logs'
import { type ExplainForm, emptyForm, explainHref } from './explain-form'

/** Nothing where the record names no topic, or nobody that Explain can stand for. */
export function formOfRecord(record: LogRecord): ExplainForm | undefined {
  const { topic, qos, protocolVersion, contentType, kind } = record
  const who = senderOf(record)
  if (topic === null || who === undefined) return undefined
  return {
    ...emptyForm,
    ...who,
    ...payloadOf(record),
    // A refused subscription is told of the connection that asked for it.
    action: kind === 'message' ? 'publish' : 'subscribe',
    topic,
    qos: qos === 0 ? '0' : qos === 2 ? '2' : '1',
    version: protocolVersion === 3 ? '3' : protocolVersion === 4 ? '4' : protocolVersion === 5 ? '5' : '',
    contentType: contentType ?? '',
  }
}

/**
 * A stored record is linked by its number: its payload may be long. One that was accepted is in the broker's memory for
 * a while only, so its link says all of it.
 */
export function explainRecordHref(record: LogRecord): string | undefined {
  const form = formOfRecord(record)
  if (form === undefined) return undefined
  return record.outcome === 'refused' ? `/explain?record=${record.seq}` : explainHref(form)
}

function senderOf({
  principalKey,
  deviceId,
  dialect,
}: LogRecord): Pick<ExplainForm, 'as' | 'id' | 'tenant' | 'credential'> | undefined {
  const [kind, id = '', more = ''] = principalKey?.split(':') ?? []
  const nothing = { id: '', tenant: '', credential: '' } as const
  switch (kind) {
    case 'device':
      return { ...nothing, as: 'device', id, credential: dialect === 'plain' ? 'plain' : '' }
    case 'user':
      return { ...nothing, as: 'user', id, credential: dialect === 'drogue' ? 'api-key' : '' }
    case 'api-token':
      return { ...nothing, as: 'api-token', id }
    case 'account':
      return { ...nothing, as: 'account', tenant: id }
    case 'tenant-user':
      return { ...nothing, as: 'tenant-user', id, tenant: more }
    case 'anonymous':
      return { ...nothing, as: 'anonymous' }
    default:
      // Records of before the sender was kept name the device at least.
      return kind === undefined && deviceId !== null ? { ...nothing, as: 'device', id: deviceId } : undefined
  }
}

function payloadOf({ payload, payloadHex, payloadBytes }: LogRecord): Pick<ExplainForm, 'payload' | 'form'> {
  if (payload !== null && payload !== '') return { payload, form: 'text' }
  if (payloadHex !== null && payloadHex !== '') return { payload: payloadHex, form: 'hex' }
  return { payload: '', form: payloadBytes === 0 ? 'empty' : 'text' }
}
