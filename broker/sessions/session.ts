import { randomUUID } from 'node:crypto'
import type { Edge } from '@/broker/edge/edge'
import type { PacketIds } from '@/broker/edge/inspect-frame'
import type { Principal } from '@/lib/core/principal'
import type { ProtocolVersion, Qos } from '@/lib/dialects/dialect'
import type { Grant } from './grant'

/** One live connection of a principal, and what it may do while it lasts. */
export class Session {
  readonly id = randomUUID()
  readonly connectedAtMs = Date.now()
  /** Filters that the client holds, with their granted QoS. */
  readonly subscriptions = new Map<string, Qos>()
  /** Once a session: that its retained flags are cleared. */
  hasWarnedOfRetained = false
  /** Out of scope, where that costs the connection: cut once the SUBACK is out. */
  mustCut = false
  isEnded = false
  /** Ends the session with its credential, where that has an end. */
  expiryTimer: NodeJS.Timeout | undefined
  /** What had changed by the time it ended: what is published after it is checked again if more has. */
  changesAtEnd = 0
  /** QoS 0 deliveries that a slow reader lost. */
  droppedQos0 = 0
  /** The tail of this client's publishes: each settles after the one before [MQTT-4.6.0-2]. */
  tail: Promise<void> = Promise.resolve()

  constructor(
    readonly edge: Edge,
    /** `<principal key>:<client id>`: two principals that use one client id never meet. */
    readonly key: string,
    /** As the client sent it, or as we assigned it. */
    readonly clientId: string,
    readonly version: ProtocolVersion,
    /** It outlives its connections. */
    readonly isDurable: boolean,
    readonly keepAliveSeconds: number,
    readonly ids: PacketIds,
    public principal: Principal,
    public grant: Grant,
  ) {}
}
