/** Between the client's spelling and the broker's: topics, filters, and the codes of acknowledgements. */
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import { AckCodes } from './ack-codes'
import { type ClientLimits, noClientLimits } from './client-limits'
import type { Frame } from './frame-scanner'
import type { Mount } from './mount'
import { packetType } from './packet-type'
import { readPublishHead } from './read-frame'
import { respellPublish } from './respell'
import { type AnswerFilters, type Exchanged, SubscribeExchange } from './subscribe-exchange'

export class Translator {
  /** What a refused publish is answered with, by its packet id. */
  readonly ackCodes: AckCodes
  private readonly exchange: SubscribeExchange

  constructor(
    version: ProtocolVersion,
    private readonly mount: Mount,
    clientLimits: ClientLimits = noClientLimits,
  ) {
    this.ackCodes = new AckCodes(clientLimits)
    this.exchange = new SubscribeExchange(version, clientLimits)
  }

  /** A PUBLISH of the client; where a v5 alias stands for the topic, it stands for one that was respelled. */
  publish(frame: Frame, topic: string): Buffer {
    if (!this.mount.isRouted || topic === '') return frame.bytes
    return respellPublish(frame, this.mount.routed(topic)).bytes
  }

  subscribe(frame: Frame, answerFilters: AnswerFilters): Exchanged {
    return this.exchange.subscribe(frame, answerFilters)
  }

  unsubscribe(frame: Frame, routedOf: (filter: string) => string): Buffer {
    return this.exchange.unsubscribe(frame, routedOf)
  }

  /** The session layer's packet, other than a PUBLISH, as the client is to see it. */
  outward(frame: Frame): Buffer {
    switch (frame.type) {
      case packetType.puback:
      case packetType.pubrec:
        return this.ackCodes.complete(frame)
      case packetType.suback:
        return this.exchange.complete(frame)
      default:
        return frame.bytes
    }
  }

  /** The session layer's PUBLISH; whatever is spelled otherwise inside begins with `$` there. */
  publishOut(frame: Frame): Frame {
    if (!this.mount.isRespelled || frame.bytes[frame.bodyAt + 2] !== DOLLAR) return frame
    const { topic } = readPublishHead(frame)
    return respellPublish(frame, this.mount.outward(topic))
  }
}

const DOLLAR = 0x24
