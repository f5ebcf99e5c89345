/** What the edge reads out of a packet without building it: topics, filters, ids, with their checks. */
import { topicFilterFlaw, topicNameFlaw } from '@/lib/core/topic'
import type { Frame } from './frame-scanner'

/** Fatal, and keeps U+FEFF, which is legal in MQTT text [MQTT-1.5.3-3]. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Why a packet is not well formed: the connection ends with it. */
export class MalformedPacket extends Error {
  override readonly name = 'MalformedPacket'
}

export interface PublishHead {
  /** Empty where a v5 topic alias stands for it. */
  readonly topic: string
  readonly qos: number
  readonly packetId: number | undefined
}

export function readPublishHead(frame: Frame, isVersion5: boolean): PublishHead {
  const qos = (frame.flags >> 1) & 3
  if (qos === 3) throw new MalformedPacket('QoS 3 does not exist') // [MQTT-3.3.1-4]
  const { text: topic, end } = readString(frame.bytes, frame.bodyAt)
  if (topic !== '' || !isVersion5) {
    const flaw = topicNameFlaw(topic)
    if (flaw) throw new MalformedPacket(flaw)
  }
  if (qos === 0) return { topic, qos, packetId: undefined }
  return { topic, qos, packetId: readPacketId(frame.bytes, end) }
}

/** The filters of a SUBSCRIBE or UNSUBSCRIBE, each well formed. */
export function readFilters(
  frame: Frame,
  isVersion5: boolean,
  hasOptions: boolean,
): { packetId: number; filters: string[] } {
  if (frame.flags !== 2) throw new MalformedPacket('reserved flags are 0010') // [MQTT-3.8.1-1]
  const packetId = readPacketId(frame.bytes, frame.bodyAt)
  let at = frame.bodyAt + 2
  if (isVersion5) {
    const length = readVariableInteger(frame.bytes, at)
    at = length.end + length.value
  }
  const filters: string[] = []
  while (at < frame.bytes.length) {
    const { text, end } = readString(frame.bytes, at)
    const flaw = topicFilterFlaw(text)
    if (flaw) throw new MalformedPacket(`${flaw}, in a filter`)
    filters.push(text)
    at = hasOptions ? end + 1 : end
  }
  if (filters.length === 0 || at !== frame.bytes.length)
    throw new MalformedPacket('a list of filters is cut short') // [MQTT-3.8.3-3]
  return { packetId, filters }
}

/** The packet id that begins PUBACK, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE and UNSUBSCRIBE; never 0 [MQTT-2.3.1-1]. */
export function readPacketId(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) throw new MalformedPacket('a packet id is cut short')
  const id = bytes.readUInt16BE(at)
  if (id === 0) throw new MalformedPacket('a packet id is never 0')
  return id
}

function readString(bytes: Buffer, at: number): { readonly text: string; readonly end: number } {
  if (at + 2 > bytes.length) throw new MalformedPacket('a string is cut short')
  const end = at + 2 + bytes.readUInt16BE(at)
  if (end > bytes.length) throw new MalformedPacket('a string is cut short')
  try {
    return { text: utf8.decode(bytes.subarray(at + 2, end)), end }
  } catch {
    throw new MalformedPacket('a string is not UTF-8') // [MQTT-1.5.3-1]
  }
}

function readVariableInteger(bytes: Buffer, at: number): { readonly value: number; readonly end: number } {
  let value = 0
  for (let index = 0; index < 4; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) break
    value += (byte & 0x7f) * 128 ** index
    if (byte < 0x80) return { value, end: at + index + 1 }
  }
  throw new MalformedPacket('a length is cut short')
}
