/** What a wire dialect is: topics ↔ identity, joined to bytes ↔ readings and commands. Pure: nothing here does I/O. */
import type { Command, CommandRequest } from '@/lib/core/command'
import type { DialectId } from '@/lib/core/dialect-id'
import type { Micros } from '@/lib/core/micros'
import type { AccountPrincipal, DevicePrincipal } from '@/lib/core/principal'
import type { DecodedReading, Reading } from '@/lib/core/reading'
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'

export type Qos = 0 | 1 | 2
/** The protocol level of CONNECT: 3 is MQTT 3.1, 4 is 3.1.1, 5 is 5. */
export type ProtocolVersion = 3 | 4 | 5

/** Who a dialect serves: its devices, and accounts where it has an integration side. */
export type Served = DevicePrincipal | AccountPrincipal

export interface WireRules {
  readonly versions: readonly ProtocolVersion[]
  /** Subscriptions are granted at most this. */
  readonly qosMax: Qos
  readonly keepsRetained: boolean
  /** What a publish outside the claims costs; a bad payload inside them is always dropped and logged. */
  readonly publishOutOfScope: 'disconnect' | 'drop'
  /** What a subscription outside the claims costs, beside its failing SUBACK. */
  readonly subscribeOutOfScope: 'disconnect' | 'fail'
}

export interface ConnectFacts {
  readonly clientId: string
  readonly version: ProtocolVersion
  readonly clean: boolean
  readonly keepAliveSeconds: number
}

/** Let in, perhaps with something to note in Live Logs. */
export interface Admission {
  readonly warnings: readonly string[]
}

/** MQTT filters; a publish is in scope where one matches, a subscription where one covers it. */
export interface TopicClaims {
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
}

export interface InboundMessage {
  readonly topic: string
  readonly payload: Uint8Array
  readonly qos: Qos
  readonly receivedAt: Micros
}

export interface OutboundMessage {
  readonly topic: string
  readonly payload: Uint8Array
}

/** What a message holds. All three at once are possible: good items of a batch are kept, each bad one is named. */
export interface Decoded {
  readonly readings: readonly DecodedReading[]
  readonly commands: readonly CommandRequest[]
  readonly rejections: readonly Rejection[]
}

export interface Dialect {
  readonly id: DialectId
  readonly wire: WireRules
  /** The rules of CONNECT beyond the credential: client id, version, clean session, keep-alive. */
  admit(principal: Served, connect: ConnectFacts): Admission | Rejection
  /** Topics that this principal may publish to and subscribe to; `registry` holds its device, where it is one. */
  claims(principal: Served, registry: Registry): TopicClaims
  /** Total: untrusted bytes in, readings, commands and rejections out. Never throws. The topic is inside the claims. */
  decode(principal: Served, message: InboundMessage, registry: Registry): Decoded
  /** Why a topic outside the claims is refused, as precisely as can be told. */
  explainOutOfScope(
    principal: Served,
    action: 'publish' | 'subscribe',
    topic: string,
    registry: Registry,
  ): Rejection
  /** A reading as this dialect shows it to its own back ends; `undefined` where it has no such side. */
  encodeReading(device: RegisteredDevice, reading: Reading): OutboundMessage | undefined
  /** A command as the device hears it. */
  encodeCommand(device: RegisteredDevice, command: Command): OutboundMessage | Rejection
  /** What a device of this dialect publishes and subscribes to, for people and snippets. */
  deviceTopics(device: RegisteredDevice): readonly DeviceTopic[]
}

/** One line of the device page's "exact topics". */
export interface DeviceTopic {
  readonly label: string
  readonly action: 'publish' | 'subscribe'
  /** With `{...}` placeholders only where the device has no sensor to name yet. */
  readonly topic: string
  /** A payload that would be accepted there; for subscriptions, one as it would arrive. */
  readonly example: string
}
