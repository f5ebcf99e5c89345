/** A client's PUBLISH held to the specification; answers what the edge needs of it. */
import { topicNameFlaw } from '@/lib/core/topic'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import type { Frame } from './frame-scanner'
import { limits } from './limits'
import { MalformedPacket, protocolError } from './malformed-packet'
import { type PublishHead, readPublishHead } from './read-frame'
import { numberIn, property, readProperties, textIn } from './read-properties'

/** `aliases`: those that the client has given a topic, which this PUBLISH may add to. */
export function checkPublish(frame: Frame, version: ProtocolVersion, aliases: Set<number>): PublishHead {
  const head = readPublishHead(frame)
  // [MQTT-3.3.1-2] MQTT 3.1 says nothing of it.
  if (version > 3 && head.qos === 0 && frame.flags & 8) throw new MalformedPacket('QoS 0 is never sent twice')
  if (version !== 5 || head.topic !== '') {
    const flaw = topicNameFlaw(head.topic)
    if (flaw) throw new MalformedPacket(flaw)
  }
  if (version === 5) checkProperties(frame, head, aliases)
  return head
}

function checkProperties({ bytes }: Frame, { topic, end }: PublishHead, aliases: Set<number>): void {
  const properties = readProperties(bytes, end, 'publish')
  const responseTopic = textIn(properties, property.responseTopic)
  if (responseTopic !== undefined && /[+#]/.test(responseTopic))
    throw protocolError('a response topic holds no wildcard') // [MQTT5-3.3.2-14]
  const alias = numberIn(properties, property.topicAlias)
  if (alias === undefined) {
    if (topic === '') throw protocolError('a topic or its alias is there') // [MQTT5-3.3.2-8]
    return
  }
  // [MQTT5-3.3.2-8] [MQTT5-3.3.2-9]
  if (alias === 0 || alias > limits.topicAliases)
    throw new MalformedPacket(`a topic alias is 1 to ${limits.topicAliases}`, 0x94)
  if (topic !== '') aliases.add(alias)
  else if (!aliases.has(alias)) throw protocolError('a topic alias stands for a topic')
}
