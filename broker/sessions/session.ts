import { randomUUID } from 'node:crypto'
import type { DurableSession } from '@/broker/durable/durable-session'
import type { Edge } from '@/broker/edge/edge'
import type { PacketIds } from '@/broker/edge/inspect-frame'
import type { Mount } from '@/broker/edge/mount'
import { OverRate } from '@/broker/rates/over-rate'
import type { Will } from '@/broker/wills/will'
import type { Grant } from '@/lib/access/grant'
import type { Principal } from '@/lib/core/principal'
import type { ProtocolVersion, Qos } from '@/lib/dialects/dialect'
import type { Sender } from './sender'

/** A filter that a session holds; the session layer knows it by its routed spelling. */
export interface HeldFilter {
  /** As the client wrote it, but for a token: what pages show. */
  readonly shown: string
  /** As the claims spell it, without `$share/<group>/`. */
  readonly inner: string
  readonly qos: Qos
  /** What the client calls it, and hears with each message that matches [MQTT5-3.3.4-3]. */
  readonly identifier?: number | undefined
}

export interface SessionFacts {
  readonly edge: Edge
  /** `<principal key>:<client id>`: two principals that use one client id never meet. */
  readonly key: string
  /** As the client sent it, or as we assigned it. */
  readonly clientId: string
  readonly version: ProtocolVersion
  /** It outlives its connections. */
  readonly isDurable: boolean
  readonly keepAliveSeconds: number
  readonly ids: PacketIds
  readonly mount: Mount
  /** What of it outlives the connection. */
  readonly durable: DurableSession | undefined
  /** Nothing was there before, or it is gone. */
  readonly startsClean: boolean
  /** Kept until the connection ends. */
  readonly will: Will | undefined
}

/** One live connection of a principal, and what it may do while it lasts. */
export class Session implements Sender {
  readonly id = randomUUID()
  readonly connectedAtMs = Date.now()
  /** By their routed spelling. */
  readonly subscriptions = new Map<string, HeldFilter>()
  /** Devices that its topics named, held in the cache for as long as it lasts (by id). */
  readonly named = new Set<string>()
  /** Once a session: that its retained flags are cleared. */
  hasWarnedOfRetained = false
  /** Out of scope, where that costs the connection: cut once the SUBACK is out. */
  mustCut = false
  isEnded = false
  /** Its devices are no longer kept for it: it ended a while ago. */
  hasLetGo = false
  /** Ends the session with its credential, where that has an end. */
  expiryTimer: NodeJS.Timeout | undefined
  /** What had changed by the time it ended: what is published after it is checked again if more has. */
  changesAtEnd = 0
  /** QoS 0 deliveries that a slow reader lost. */
  droppedQos0 = 0
  readonly overRate = new OverRate()
  /** Deliveries that were larger than the client takes. */
  droppedTooLarge = 0
  /** The tail of this client's publishes: each settles after the one before [MQTT-4.6.0-2]. */
  tail: Promise<unknown> = Promise.resolve()
  /** What waited for it has gone out: from now on it is delivered to as things come. */
  hasCaughtUp: boolean
  /** Devices that topics named are looked up one after the other, so that messages are decoded as they came. */
  lookingUp: Promise<unknown> | undefined
  readonly edge: Edge
  readonly key: string
  readonly clientId: string
  readonly version: ProtocolVersion
  readonly isDurable: boolean
  readonly keepAliveSeconds: number
  readonly ids: PacketIds
  readonly mount: Mount
  readonly durable: DurableSession | undefined
  readonly startsClean: boolean
  readonly will: Will | undefined
  /** Where its topics stand inside the broker; the same for as long as it lasts, whatever its grant. */
  readonly root: string

  constructor(
    facts: SessionFacts,
    public principal: Principal,
    public grant: Grant,
  ) {
    this.edge = facts.edge
    this.key = facts.key
    this.clientId = facts.clientId
    this.version = facts.version
    this.isDurable = facts.isDurable
    this.keepAliveSeconds = facts.keepAliveSeconds
    this.ids = facts.ids
    this.mount = facts.mount
    this.durable = facts.durable
    this.startsClean = facts.startsClean
    this.will = facts.will
    this.hasCaughtUp = facts.startsClean
    this.root = grant.claims.root
  }
}
