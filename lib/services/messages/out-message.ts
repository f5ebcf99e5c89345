import type { OutMessage } from '@/lib/contract/message-forms'

export interface SentMessage {
  readonly topic: string
  readonly payload: Uint8Array
  readonly contentType?: string
  readonly userProperties?: Readonly<Record<string, string>>
}

export const viewMessage = ({
  topic,
  payload,
  contentType,
  userProperties = {},
}: SentMessage): OutMessage => ({
  topic,
  contentType: contentType ?? null,
  properties: Object.entries(userProperties).map(([name, value]) => ({ name, value })),
  ...viewPayload(payload),
})

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** As text where it is UTF-8, else in hex; neither where it is empty. */
export function viewPayload(payload: Uint8Array): Pick<OutMessage, 'payload' | 'payloadHex'> {
  if (payload.length === 0) return { payload: null, payloadHex: null }
  try {
    return { payload: decoder.decode(payload), payloadHex: null }
  } catch {
    return { payload: null, payloadHex: Buffer.from(payload).toString('hex') }
  }
}
