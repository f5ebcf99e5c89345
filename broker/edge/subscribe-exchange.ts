/**
 * SUBSCRIBE, decided before the session layer hears of it: only granted filters go on, spelled as the broker knows them,
 * and the SUBACK comes back with one code for each filter that was asked for.
 */
import mqttPacket, { type ISubackPacket, type ISubscribePacket, type IUnsubscribePacket } from 'mqtt-packet'
import type { ProtocolVersion, Qos } from '@/lib/dialects/dialect'
import { type ClientLimits, noClientLimits } from './client-limits'
import type { Frame } from './frame-scanner'
import { limits } from './limits'
import { MalformedPacket } from './malformed-packet'
import { parseOne } from './parse-one'
import { readSubscribe, readUnsubscribe } from './read-filters'
import { withReason } from './with-reason'

export interface AskedFilter {
  readonly filter: string
  readonly qos: Qos
  /** What the client calls its subscription [MQTT5-3.8.2.1.2]. */
  readonly identifier?: number | undefined
}

export type UserProperties = Readonly<Record<string, string | string[]>>

export type FilterAnswer =
  | { readonly isGranted: true; readonly routed: string; readonly qos: Qos }
  | { readonly isGranted: false; readonly reasonCode: number; readonly sentence?: string }

/** Decides one filter; whatever it replaces is unsubscribed by whoever decides. */
export type AnswerFilters = (
  asked: readonly AskedFilter[],
  userProperties: UserProperties | undefined,
) => readonly FilterAnswer[]

export type Exchanged = { readonly pass: Buffer } | { readonly answer: Buffer }

export class SubscribeExchange {
  private readonly waiting = new Map<number, readonly FilterAnswer[]>()

  constructor(
    private readonly version: ProtocolVersion,
    private readonly clientLimits: ClientLimits = noClientLimits,
  ) {}

  /** Throws MalformedPacket where the specification has the connection closed. */
  subscribe(frame: Frame, answerFilters: AnswerFilters): Exchanged {
    const isVersion5 = this.version === 5
    const { packetId, filters } = readSubscribe(frame, isVersion5)
    if (filters.length > limits.filtersPerSubscribe)
      return {
        answer: this.suback(
          packetId,
          filters.map(() => 0x97),
          TOO_MANY_FILTERS,
        ),
      }
    const packet = this.parse(frame)
    const identifier = identifierOf(packet)
    const asked = packet.subscriptions.map(({ topic, qos }) => ({ filter: topic, qos, identifier }))
    const answers = answerFilters(asked, packet.properties?.userProperties)
    const granted = new Map<string, ISubscribePacket['subscriptions'][number]>()
    for (const [index, answer] of answers.entries()) {
      const subscription = packet.subscriptions[index]
      if (subscription && answer.isGranted)
        granted.set(answer.routed, { ...subscription, topic: answer.routed, qos: answer.qos })
    }
    if (granted.size === 0) return { answer: this.suback(packetId, answers.map(codeOf), sentenceOf(answers)) }
    this.waiting.set(packetId, answers)
    const subscriptions = [...granted.values()]
    return { pass: mqttPacket.generate({ ...packet, subscriptions }, { protocolVersion: this.version }) }
  }

  /** The session layer's SUBACK, with a code for every filter of the SUBSCRIBE. */
  complete(frame: Frame): Buffer {
    const packet = parseOne(frame.bytes, this.version)
    if (packet?.cmd !== 'suback') return frame.bytes
    const answers = this.waiting.get(packet.messageId ?? 0)
    if (!answers) return frame.bytes
    this.waiting.delete(packet.messageId ?? 0)
    const routed = [...new Set(answers.flatMap((answer) => (answer.isGranted ? [answer.routed] : [])))]
    const codes = codesOf(packet)
    const given = new Map(routed.map((filter, index) => [filter, codes[index] ?? 0x80]))
    return this.suback(
      packet.messageId ?? 0,
      // A filter that is there twice is granted each time as it stands there [MQTT-3.8.4-4].
      answers.map((answer) => {
        const code = answer.isGranted ? (given.get(answer.routed) ?? 0x80) : 0
        return code < 0x80 ? codeOf(answer) : code
      }),
      sentenceOf(answers),
    )
  }

  /** The same packet with the filters as they are routed. */
  unsubscribe(frame: Frame, routedOf: (filter: string) => string): Buffer {
    readUnsubscribe(frame, this.version === 5)
    const packet = parseOne(frame.bytes, this.version)
    if (packet?.cmd !== 'unsubscribe') throw new MalformedPacket('UNSUBSCRIBE is not well formed')
    const unsubscriptions = packet.unsubscriptions.map(routedOf)
    const rewritten: IUnsubscribePacket = { ...packet, unsubscriptions }
    return mqttPacket.generate(rewritten, { protocolVersion: this.version })
  }

  private parse(frame: Frame): ISubscribePacket {
    const packet = parseOne(frame.bytes, this.version)
    if (packet?.cmd !== 'subscribe') throw new MalformedPacket('SUBSCRIBE is not well formed')
    return packet
  }

  private suback(messageId: number, granted: readonly number[], sentence: string | undefined): Buffer {
    // [MQTT-3.9.3-2] MQTT 3 has one code for every refusal.
    const codes = granted.map((code) => (this.version === 5 || code < 0x80 ? code : 0x80))
    return withReason(this.clientLimits, sentence, (properties) =>
      mqttPacket.generate(
        { cmd: 'suback', messageId, granted: codes, properties },
        { protocolVersion: this.version },
      ),
    )
  }
}

/** The edge has seen that there is one at most. */
function identifierOf({ properties }: ISubscribePacket): number | undefined {
  const identifier: unknown = properties?.subscriptionIdentifier
  return typeof identifier === 'number' ? identifier : undefined
}

const TOO_MANY_FILTERS = `a SUBSCRIBE has ${limits.filtersPerSubscribe} filters at most, and none of these was taken`

/** A SUBACK has room for one: that of the first that is refused. */
const sentenceOf = (answers: readonly FilterAnswer[]): string | undefined =>
  answers.flatMap((answer) => (answer.isGranted ? [] : (answer.sentence ?? [])))[0]

const codeOf = (answer: FilterAnswer): number => (answer.isGranted ? answer.qos : answer.reasonCode)

function codesOf({ granted }: ISubackPacket): readonly number[] {
  return granted.map((one) => (typeof one === 'number' ? one : 0x80))
}
