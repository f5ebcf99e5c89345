/** What a wire dialect is: topics ↔ identity, joined to bytes ↔ readings and commands. Pure: nothing here does I/O. */
import type { Command, CommandRequest } from '@/lib/core/command'
import type { DialectId } from '@/lib/core/dialect-id'
import type { Micros } from '@/lib/core/micros'
import type { ConsolePrincipal, Principal } from '@/lib/core/principal'
import type { DecodedReading, Reading } from '@/lib/core/reading'
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import type { Note, Rejection } from '@/lib/core/rejection'

export type Qos = 0 | 1 | 2
/** The protocol level of CONNECT: 3 is MQTT 3.1, 4 is 3.1.1, 5 is 5. */
export type ProtocolVersion = 3 | 4 | 5

/** Who a dialect serves: everybody but the console's own pages. */
export type Served = Exclude<Principal, ConsolePrincipal>

/** What a publish outside the claims costs: dropped, the connection, or a v5 reason code (the connection stays). */
export type PublishCost = 'drop' | 'disconnect' | { readonly reasonCode: number }

export interface WireRules {
  readonly versions: readonly ProtocolVersion[]
  /** Subscriptions are granted at most this. */
  readonly qosMax: Qos
  readonly keepsRetained: boolean
  /** What is published also goes on to the subscribers of the same namespace. */
  readonly isRouted: boolean
  /** A bad payload inside the claims is always dropped and logged. MQTT 3 has no reason codes. */
  readonly publishOutOfScope: { readonly v3: 'drop' | 'disconnect'; readonly v5: PublishCost }
  /** What a subscription outside the claims costs, beside its failing SUBACK. */
  readonly subscribeOutOfScope: 'disconnect' | 'fail'
  /** The QoS at which commands go out, at most. */
  readonly commandQosMax: 0 | 1
  /** Whether a command waits while its device is away; where not, it is not delivered, and says so. */
  readonly commandsWait: boolean
  /** Whether a session may outlive its connection, where its client asks for that. */
  readonly keepsSessions: boolean
}

export interface ConnectFacts {
  readonly clientId: string
  readonly version: ProtocolVersion
  readonly clean: boolean
  readonly keepAliveSeconds: number
}

/** Let in, perhaps with something to note in Live Logs. */
export interface Admission {
  readonly warnings: readonly Note[]
}

/**
 * MQTT filters; a publish is in scope where one matches, a subscription where one covers it. They are spelled as the
 * client spells its topics (ThingScale: without the token in front).
 */
export interface TopicClaims {
  /**
   * Where these topics stand inside the broker: what the client calls `a/b` is `<root>a/b` there, so that nobody else's
   * filter can name it. Ends with `/`; empty for the integration side, whose topics are the broker's own.
   */
  readonly root: string
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  /** Where not every filter inside the claims may be subscribed to: whether this one may. */
  readonly takesFilter?: (filter: string) => boolean
}

export interface InboundMessage {
  readonly topic: string
  readonly payload: Uint8Array
  readonly qos: Qos
  readonly receivedAt: Micros
  /** The v5 property, where the client set it. */
  readonly contentType?: string
}

export interface OutboundMessage {
  readonly topic: string
  readonly payload: Uint8Array
}

/** A command on its way to its device. */
export interface OutboundCommand extends OutboundMessage {
  /** As it arrives where the subscription names the device, or is that of its gateway (Drogue). */
  readonly namedTopic?: string
}

/** What a message holds. All at once are possible: good items of a batch are kept, each bad one is named. */
export interface Decoded {
  readonly readings: readonly DecodedReading[]
  readonly commands: readonly CommandRequest[]
  readonly rejections: readonly Rejection[]
  /** The message is good, and its device is to be registered first (ThingScale); then it is decoded again. */
  readonly newDevice?: { readonly externalId: string }
}

/** A message as the integration side hears of it; the attributes around it are the CloudEvent's. */
export interface EventData {
  readonly subject: string
  readonly time: Micros
  readonly contentType: string
  readonly data: Uint8Array
}

/** One form of topic that a principal may use, level by level, for people and for Explain. */
export interface TopicPattern {
  readonly label: string
  readonly action: 'publish' | 'subscribe'
  readonly levels: readonly PatternLevel[]
}

export interface PatternLevel {
  /** What stands there: `tenant`, `sensor slug`; shown as `{name}` where `value` is absent. */
  readonly name: string
  /** The only text that is accepted. */
  readonly value?: string
  /** It may be left out, with all that follow. */
  readonly isOptional?: boolean
  /** This and any number of further levels. */
  readonly isRest?: boolean
}

export interface Dialect {
  readonly id: DialectId
  readonly wire: WireRules
  /** The rules of CONNECT beyond the credential: client id, version, clean session, keep-alive. */
  admit(principal: Served, connect: ConnectFacts, registry: Registry): Admission | Rejection
  /** Topics that this principal may publish to and subscribe to; `registry` holds its device, where it is one. */
  claims(principal: Served, registry: Registry): TopicClaims
  /** The external id of the device that a publish speaks for, where that is not the principal itself. */
  deviceNamedBy(principal: Served, topic: string): string | undefined
  /** Total: untrusted bytes in, readings, commands and rejections out. Never throws. The topic is inside the claims. */
  decode(principal: Served, message: InboundMessage, registry: Registry): Decoded
  /** An accepted message as events: `readings` are those that it was decoded to, with their times. */
  events(
    device: RegisteredDevice,
    message: InboundMessage,
    readings: readonly Reading[],
  ): readonly EventData[]
  /** Why a topic outside the claims is refused, as precisely as can be told. */
  explainOutOfScope(
    principal: Served,
    action: 'publish' | 'subscribe',
    topic: string,
    registry: Registry,
  ): Rejection
  /** A command as the device hears it. */
  encodeCommand(device: RegisteredDevice, command: Command): OutboundCommand | Rejection
  /** What a device of this dialect publishes and subscribes to, for people and snippets. */
  deviceTopics(device: RegisteredDevice): readonly DeviceTopic[]
  /** The forms of topic that the principal may use, as the claims and `decode` have them. */
  patterns(principal: Served, registry: Registry): readonly TopicPattern[]
}

/** One line of the device page's "exact topics". */
export interface DeviceTopic {
  readonly label: string
  readonly action: 'publish' | 'subscribe'
  /** With `{...}` placeholders only where the device has no sensor to name yet, and for a token that is not shown. */
  readonly topic: string
  /** A payload that would be accepted there; for subscriptions, one as it would arrive. */
  readonly example: string
}
