/** The filters of a SUBSCRIBE or UNSUBSCRIBE, with what the specification asks of each of them. */
import { topicFilterFlaw } from '@/lib/core/topic'
import type { Frame } from './frame-scanner'
import { MalformedPacket, protocolError } from './malformed-packet'
import { readByte, readText } from './read-field'
import { readPacketId } from './read-frame'
import { readProperties } from './read-properties'

export interface Filters {
  readonly packetId: number
  readonly filters: readonly string[]
}

export const readSubscribe = (frame: Frame, isVersion5: boolean): Filters =>
  readFilters(frame, isVersion5, 'subscribe')

export const readUnsubscribe = (frame: Frame, isVersion5: boolean): Filters =>
  readFilters(frame, isVersion5, 'unsubscribe')

function readFilters(
  { bytes, bodyAt, flags }: Frame,
  isVersion5: boolean,
  owner: 'subscribe' | 'unsubscribe',
): Filters {
  if (flags !== 2) throw new MalformedPacket('reserved flags are 0010') // [MQTT-3.8.1-1] [MQTT-3.10.1-1]
  const packetId = readPacketId(bytes, bodyAt)
  let at = bodyAt + 2
  if (isVersion5) at = readProperties(bytes, at, owner).end
  const filters: string[] = []
  while (at < bytes.length) {
    const { value: filter, end } = readText(bytes, at)
    const flaw = topicFilterFlaw(filter)
    if (flaw) throw new MalformedPacket(`${flaw}, in a filter`)
    filters.push(filter)
    at = owner === 'subscribe' ? readOptions(bytes, end, filter, isVersion5) : end
  }
  if (filters.length === 0) throw protocolError('there is at least one filter') // [MQTT-3.8.3-3] [MQTT-3.10.3-2]
  return { packetId, filters }
}

function readOptions(bytes: Buffer, at: number, filter: string, isVersion5: boolean): number {
  const { value: options, end } = readByte(bytes, at)
  if ((options & 3) === 3) throw new MalformedPacket('QoS 3 does not exist') // [MQTT-3.8.3-4]
  // [MQTT-3.8.3-4] [MQTT5-3.8.3-5]
  if (options & (isVersion5 ? 0xc0 : 0xfc)) throw new MalformedPacket('reserved bits of an option are 0')
  if (!isVersion5) return end
  if (((options >> 4) & 3) === 3) throw protocolError('retain handling 3 does not exist')
  // [MQTT5-3.8.3-4]
  if (options & 4 && filter.startsWith('$share/')) throw protocolError('no local is not for what is shared')
  return end
}
