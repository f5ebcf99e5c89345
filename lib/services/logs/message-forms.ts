import type { LogRecord } from '@/lib/contract/logs'
import type { MessageForm, MessageForms, OutMessage } from '@/lib/contract/message-forms'
import type { Sql } from '@/lib/db/sql'
import { dialectOf } from '@/lib/dialects/registry'
import { decodeMessagePack } from '@/lib/dialects/thingscale/decode-message-pack'
import { parseDataTopic } from '@/lib/dialects/thingscale/topics'
import { judgeKept, type KeptJudgement } from '../messages/judge-kept'
import { payloadOf } from '../messages/kept-message'
import { LoadedDevices } from '../messages/loaded-devices'
import { outputsOf } from '../messages/outputs'

const LISTED_MAX = 100

/** As received, and as each output side shows it by the rules of today; or why not, in one sentence. */
export async function messageForms(sql: Sql, record: LogRecord): Promise<MessageForms> {
  const received = receivedForm(record)
  const devices = new LoadedDevices(sql)
  const judged = await judgeKept(sql, devices, record)
  if (judged.kind !== 'accepted') {
    const form: MessageForm = { isShown: false, sentence: sentenceOf(judged) }
    return { received, rawTree: form, eventStructured: form, eventBinary: form, connioFeed: form }
  }
  const { sender, device } = judged
  const ownId = sender.kind === 'device' ? sender.deviceId : device.id
  const outputs = outputsOf({
    ...judged,
    dialect: dialectOf(sender.dialect),
    sender: devices.device(ownId) ?? device,
  })
  return {
    received,
    rawTree: shown(outputs.rawTree),
    eventStructured: shown(outputs.eventStructured),
    eventBinary: shown(outputs.eventBinary),
    connioFeed: shown(outputs.connioFeed),
  }
}

const shown = (messages: readonly OutMessage[]): MessageForm =>
  messages.length === 0
    ? { isShown: false, sentence: 'The message has no such form.' }
    : {
        isShown: true,
        messages: messages.slice(0, LISTED_MAX),
        more: Math.max(0, messages.length - LISTED_MAX),
      }

function sentenceOf(judged: Exclude<KeptJudgement, { kind: 'accepted' }>): string {
  switch (judged.kind) {
    case 'not-kept':
      return judged.sentence
    case 'new-device':
      return `Its device "${judged.externalId}" is not registered: it would be, if the message came now.`
    case 'refused':
      return `It would still be refused: ${judged.rejections[0].sentence}`
  }
}

function receivedForm(record: LogRecord): MessageForms['received'] {
  const { topic, contentType, payload, payloadHex, payloadBytes, isWhole } = record
  const bytes = payloadOf(record)
  return {
    topic,
    contentType,
    payload,
    payloadHex: bytes.length === 0 ? null : (payloadHex ?? Buffer.from(bytes).toString('hex')),
    payloadBytes,
    isWhole,
    messagePack: isBinary(record) && isWhole ? messagePackOf(bytes) : null,
  }
}

const isBinary = ({ dialect, topic }: LogRecord): boolean =>
  dialect === 'thingscale' && topic !== null && parseDataTopic(topic)?.form === 'binary'

function messagePackOf(bytes: Uint8Array): MessageForms['received']['messagePack'] {
  const value = decodeMessagePack(bytes)
  return value === undefined ? null : { json: JSON.stringify(value, null, 2) }
}
