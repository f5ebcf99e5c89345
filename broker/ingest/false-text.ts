import { isUtf8 } from 'node:buffer'
import type { PublishedPacket } from '@/broker/settlement'
import type { Judgement } from '@/lib/services/messages/judge'

/** A payload that its sender called text and that is none [MQTT5-3.3.2.3.2]: it is not taken, and a v5 client is told. */
export function judgeFalseText({ isText, payload, qos }: PublishedPacket): Judgement | undefined {
  if (!isText || isUtf8(payload)) return undefined
  const sentence = 'The message says that its payload is UTF-8 text, and it is not.'
  return {
    isInScope: true,
    isRouted: false,
    decoded: {
      readings: [],
      commands: [],
      rejections: [
        {
          stage: 'parse',
          code: 'payload-not-utf8',
          sentence,
          mend: { sentence: 'Leave out the Payload Format Indicator, or send text.' },
        },
      ],
    },
    disposition: { kind: 'refuse', reasonCode: 0x99, sentence },
    told: qos === 0 ? 'nothing (QoS 0)' : `${qos === 1 ? 'PUBACK' : 'PUBREC'} 0x99`,
  }
}
