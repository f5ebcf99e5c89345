/** The will of one connection. */

import { nextId } from '@/broker/durable/next-id'
import type { ConnectPacket } from '@/broker/edge/connect-packet'
import type { EdgeFacts } from '@/broker/edge/edge-events'
import type { Mount } from '@/broker/edge/mount'
import type { Sender } from '@/broker/sessions/sender'
import type { PublishedPacket } from '@/broker/settlement'
import { noGrant } from '@/lib/access/grant'
import type { Principal } from '@/lib/core/principal'
import type { ProtocolVersion, Qos } from '@/lib/dialects/dialect'

/** Whose it is, as was known at CONNECT. */
export interface WillOwner {
  readonly key: string
  readonly clientId: string
  readonly version: ProtocolVersion
  readonly principal: Principal
  readonly facts: EdgeFacts
  readonly root: string
}

export interface WillMessage {
  /** As its client spells it. */
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
  readonly isRetained: boolean
  readonly properties: Readonly<Record<string, unknown>> | undefined
}

export interface Will {
  /** In the order of CONNECTs, over restarts too. */
  readonly id: number
  readonly owner: WillOwner
  readonly message: WillMessage
  /** Its own delay, or the time of its session where that is over sooner [MQTT5-3.1.2-8]. */
  readonly delaySeconds: number
}

/** `expirySeconds`: how long the session outlives its connection. */
export function willOf(
  { will }: Pick<ConnectPacket, 'will'>,
  owner: WillOwner,
  mount: Mount,
  expirySeconds: number,
): Will | undefined {
  if (!will) return undefined
  // When it goes out is between its client and us [MQTT5-3.1.3.2.2].
  const { willDelayInterval = 0, ...properties } = will.properties ?? {}
  return {
    id: nextId(),
    owner,
    message: {
      topic: mount.inner(will.topic),
      payload: typeof will.payload === 'string' ? Buffer.from(will.payload) : will.payload,
      qos: will.qos ?? 0,
      isRetained: will.retain ?? false,
      properties: will.properties && properties,
    },
    delaySeconds: Math.min(willDelayInterval, expirySeconds),
  }
}

/** The will as its client's last publish. */
export function packetOf({ id, owner, message }: Will): PublishedPacket {
  const { topic, payload, qos, isRetained, properties } = message
  const contentType = properties?.contentType
  return {
    topic,
    routed: owner.root + topic,
    payload,
    qos,
    isRetained,
    packetId: undefined,
    contentType: typeof contentType === 'string' ? contentType : undefined,
    properties: properties && { ...properties },
    isText: properties?.payloadFormatIndicator === true,
    willId: id,
  }
}

/** Who leaves a will that an earlier broker kept: what it may do is looked up before it is published. */
export const lateSender = ({ owner }: Will): Sender => ({
  ...owner,
  connectedAtMs: Date.now(),
  edge: { facts: owner.facts, isClosed: true },
  durable: undefined,
  grant: noGrant,
  isEnded: true,
  changesAtEnd: -1,
  named: new Set(),
  hasLetGo: true,
  lookingUp: undefined,
  tail: Promise.resolve(),
})
