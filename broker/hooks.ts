/** The only file that knows Aedes: sessions, subscriptions and delivery are its, every decision is ours. */
import { Aedes, type Client, type PublishPacket } from 'aedes'
import type { Edge } from '@/broker/edge/edge'
import { limits } from '@/broker/edge/limits'
import { guardDelivery, QOS_WITHIN, takePacketId } from '@/broker/guard-delivery'
import { guardEmitter } from '@/broker/guard-emitter'
import { guardPersistence } from '@/broker/guard-persistence'
import { endsWithConnection, keepUntilTheEnd } from '@/broker/keep-until-the-end'
import { inOrder } from '@/broker/live/in-order'
import type { Route } from '@/broker/live/live-hub'
import { expireOldSessions } from '@/broker/sessions/expire-old-sessions'
import type { HeldFilter, Session } from '@/broker/sessions/session'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import { ageMessage, groupOf, identify, withoutWillDelay } from '@/broker/shape-message'
import type { Qos } from '@/lib/dialects/dialect'
import type { Log } from '@/lib/log/log'

/** What the hooks ask of the rest of the broker. */
export interface SessionRules {
  sessionOf(edge: Edge): Session | undefined
  /** Resolves when the publish may be acknowledged, and perhaps routed, or costs the connection. */
  onPublish(session: Session, packet: PublishedPacket): Promise<Settlement>
  /** The QoS of a filter that the edge let pass; `undefined` for one that the session does not hold. */
  heldQos(session: Session, routed: string): Qos | undefined
  /** The same for a filter of a durable session that goes on. */
  onRestore(session: Session, routed: string, held: Pick<HeldFilter, 'qos' | 'identifier'>): Qos | undefined
  onSubscribed(session: Session): void
  /** It is connected, and has the filters of its durable session, where it has one. */
  onReady(session: Session): void
  onUnsubscribe(session: Session, filters: readonly string[]): void
  /** The best QoS of the filters that match. */
  bestQos(session: Session, topic: string): Qos
  /** The QoS of a delivery, `undefined` where there is none. */
  deliveryQos(session: Session, topic: string, qos: Qos): Qos | undefined
  /** What a v5 client calls the subscriptions that a delivery is for; `group`: it is a copy of that group's. */
  identifiersOf(session: Session, topic: string, group?: string): readonly number[]
  /** Whether a durable session, connected or not, may receive it: only then does it wait for it. */
  mayQueue(sessionKey: string, topic: string): boolean
  /** A message was passed on and not retained: its namespace keeps as many as it may. */
  onRetainedFull(session: Session, routed: string): void
  /** The session ended for good: nothing of it is left. */
  onSessionGone(sessionKey: string): void
}

export interface DeliveredMessage {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
}

export interface SessionLayer {
  attach(edge: Edge): void
  readonly route: Route
  /** To one client, whatever it subscribes to; true once it is on its way. */
  deliver(sessionKey: string, message: DeliveredMessage): boolean
  unsubscribe(sessionKey: string, routed: string): void
  close(): Promise<void>
}

/** Durable sessions without a connection, at most; one more ends with its connection. */
const PENDING_SESSIONS_MAX = 50_000

/** Bytes of live messages that wait to go out, at most; each weighs so much beside its payload. */
const ROUTED_BYTES_MAX = 64 * 1024 * 1024
const ROUTED_BYTES = 512

/** Where taken messages are routed: no filter of anyone reaches it. */
const SINK = '$signalbox/taken'

export async function startSessionLayer(rules: SessionRules, log: Log): Promise<SessionLayer> {
  const clients = new Map<string, Client>()
  const sessionOf = (client: Client | null): Session | undefined =>
    client ? rules.sessionOf(edgeOf(client)) : undefined

  const bestQos = (client: Client, topic: string): Qos => {
    const session = sessionOf(client)
    return session ? guarded(() => rules.bestQos(session, topic), 0) : 0
  }

  /** A bug of ours in a decision is a no, and ends nothing. */
  function guarded<Answer>(decide: () => Answer, otherwise: Answer): Answer {
    try {
      return decide()
    } catch (error) {
      log.error({ err: error }, 'a decision could not be made')
      return otherwise
    }
  }

  const broker = await Aedes.createBroker({
    // Unbounded: a queue of the emitter's own would be worked off by recursion. What waits is bounded at the edges.
    concurrency: 0,
    connectTimeout: limits.connectWithinMs,
    // The edge bounds what waits for a slow reader, and cuts it; nobody waits here.
    drainTimeout: 0,
    queueLimit: limits.inFlight,
    maxClientsIdLength: limits.packetBytesBeforeLogin,
    maxTopicLevels: 32,
    topicAliasMaximum: limits.topicAliases,
    maximumPacketSize: limits.packetBytes + limits.packetBytesInside,
    receiveMaximum: limits.inFlight,
    sessionExpiryIntervalLimit: limits.sessionExpirySeconds,
    pendingSessionsLimit: PENDING_SESSIONS_MAX,
    // The edge has let in whom it hands on.
    authenticate: (client, _username, _password, done) => {
      if (edgeOf(client).isResumed) keepUntilTheEnd(client)
      guardDelivery(client, (topic) => bestQos(client, topic))
      done(null, true)
    },
    authorizePublish: (client, packet, done) => {
      const session = sessionOf(client)
      if (!client || !session) return done(new Error('not authorized'))
      const arrivedMs = performance.now()
      withoutWillDelay(packet)
      rules.onPublish(session, published(session, packet)).then(
        (settlement) => {
          if (settlement.kind !== 'disconnect') {
            if (settlement.kind === 'refuse' && packet.messageId !== undefined)
              session.edge.answerWith(packet.messageId, settlement.reasonCode)
            if (!settlement.isRouted) divert(packet)
            else if (!ageMessage(packet, performance.now() - arrivedMs)) divert(packet)
            else if (session.version === 5 && packet.messageId !== undefined && !isAwaited(packet.topic))
              session.edge.answerWith(packet.messageId, NO_MATCHING_SUBSCRIBERS)
            if (packet.retain && packet.payload.length > 0 && !persistence.retained.hasRoom(packet.topic)) {
              packet.retain = false
              guarded(() => rules.onRetainedFull(session, packet.topic), undefined)
            }
            // Who sent it: Aedes notes it only after the queues of those are filled that want nothing of their own.
            Object.assign(putInLine(broker, packet), { clientId: client.id })
            return done()
          }
          done(new Error('the topic is outside what this client may publish to'))
          if (session.version === 5)
            setImmediate(() => session.edge.cut(0x87, 'published outside its topics'))
          else session.edge.endedBecause ??= 'published outside its topics'
        },
        (error: unknown) => {
          // A bug in what we do with one message ends one connection, and is not acknowledged.
          log.error({ err: error, topic: packet.topic }, 'a publish could not be handled')
          done(new Error('not accepted'))
          session.edge.cut(0x80, 'an error on our side')
        },
      )
    },
    // Decided at the edge; only what a durable session brings back is decided here.
    authorizeSubscribe: (client, subscription, done) => {
      const session = sessionOf(client)
      const { topic, qos } = subscription
      const isRestored = !client.connected
      const held = guarded(() => {
        if (!session) return undefined
        const identifier = Reflect.get(subscription, 'subscriptionIdentifier')
        return isRestored
          ? rules.onRestore(session, topic, { qos, identifier })
          : rules.heldQos(session, topic)
      }, undefined)
      if (held === undefined && isRestored) void persistence.removeSubscriptions(client, [topic])
      done(null, held === undefined ? null : { ...subscription, qos: QOS_WITHIN })
    },
    authorizeForward: (client, packet) => {
      const session = sessionOf(client)
      const qos = guarded(() => session && rules.deliveryQos(session, packet.topic, packet.qos), undefined)
      const isWaiting = packet.qos > 0 && !client.clean && packet.messageId === undefined
      if (qos === undefined) {
        if (isWaiting) persistence.takeOut(client, packet)
        return null
      }
      if (isWaiting && packet.retain && packet.brokerId) {
        packet.messageId = takePacketId(client)
        persistence.note(client, packet)
      }
      packet.qos = qos
      const { topic, brokerId } = packet
      // What is retained, and comes with its subscription, bears that one's identifier already.
      if (session?.version === 5 && brokerId)
        identify(
          packet,
          guarded(() => rules.identifiersOf(session, topic, groupOf(brokerId)), []),
        )
      return packet
    },
  })
  const mayQueue = (sessionKey: string, topic: string): boolean =>
    guarded(() => rules.mayQueue(sessionKey, topic), false)
  const isListenedTo = guardEmitter(
    broker,
    (member, packet) => {
      const client = clients.get(member)
      if (!client || client.clean || packet.qos === 0 || bestQos(client, packet.topic) === 0) return undefined
      // A durable session takes its messages out of its queue: one that is shared is in none yet.
      return persistence.outgoingEnqueue({ clientId: client.id }, packet)
    },
    mayQueue,
  )
  let notQueued = 0
  const persistence = guardPersistence<Client>(broker, {
    grantedQos: (client, filter) => sessionOf(client)?.subscriptions.get(filter)?.qos,
    mayQueue,
    onQueueFull: (sessionKey) => {
      if (notQueued++ % 10_000 === 0) log.warn({ sessionKey, notQueued }, 'the queue of a session is full')
    },
  })
  const isAwaited = (topic: string): boolean => isListenedTo(topic) || persistence.isAwaited(topic)
  const expiry = expireOldSessions<Client>(PENDING_SESSIONS_MAX, (client) => {
    client.emptyOutgoingQueue(() => {})
    void persistence.cleanSubscriptions(client)
    rules.onSessionGone(client.id)
  })
  broker.on('clientReady', (client) => {
    clients.set(client.id, client)
    expiry.cancel(client.id)
    const session = sessionOf(client)
    if (session) rules.onReady(session)
  })
  broker.on('clientDisconnect', (client) => {
    if (clients.get(client.id) === client) clients.delete(client.id)
    if (client.clean || endsWithConnection(client)) rules.onSessionGone(client.id)
    else if (client.version !== 5) expiry.arm(client)
  })
  broker.on('sessionExpired', (client) => rules.onSessionGone(client.id))
  broker.on('sessionLimitReached', (client, { reason }) => {
    if (reason === 'sessionExpiry') rules.onSessionGone(client.id)
  })
  broker.on('subscribe', (_subscriptions, client) => {
    const session = sessionOf(client)
    if (session) rules.onSubscribed(session)
  })
  broker.on('unsubscribe', (filters, client) => {
    const session = sessionOf(client)
    if (session && !client.closed) rules.onUnsubscribe(session, filters)
  })
  broker.on('clientError', (_client, error) => log.debug({ reason: error.message }, 'a client erred'))
  broker.on('connectionError', (_client, error) => log.debug({ reason: error.message }, 'a connection erred'))

  const report = (error?: Error | null) => {
    if (error) log.debug({ reason: error.message }, 'a delivery failed')
  }
  const delivering = new WeakMap<Client, Promise<void>>()
  let dropped = 0
  const routed = inOrder<Parameters<Route>[0]>(
    ROUTED_BYTES_MAX,
    ({ topic, payload, qos, properties }) =>
      new Promise((next) => {
        const packet = { cmd: 'publish', topic, payload, qos, dup: false, retain: false } as const
        const propertied = properties ? { ...packet, properties } : packet
        broker.publish(putInLine(broker, propertied), (error) => {
          report(error)
          next()
        })
      }),
    () => {
      if (dropped++ % 10_000 === 0)
        log.warn({ dropped }, 'more is published than goes out: live messages are dropped')
    },
    ({ payload }) => payload.length + ROUTED_BYTES,
  )
  return {
    attach: (edge) => void broker.handle(edge),
    route: (message) => routed.add(message),
    deliver: (sessionKey, { topic, payload, qos }) => {
      const client = clients.get(sessionKey)
      if (!client) return false
      // One after the other, for the reason that stands over `inOrder`.
      const before = delivering.get(client) ?? Promise.resolve()
      const packet = { cmd: 'publish', topic, payload, qos, dup: false, retain: false } as const
      const run = before.then(
        () =>
          new Promise<void>((next) => {
            client.publish(packet, (error) => {
              report(error)
              next()
            })
          }),
      )
      delivering.set(client, run)
      return true
    },
    unsubscribe: (sessionKey, routed) => {
      const client = clients.get(sessionKey)
      if (!client) return
      void persistence.removeSubscriptions(client, [routed])
      client.unsubscribe({ cmd: 'unsubscribe', unsubscriptions: [routed] }, report)
    },
    close: () => {
      expiry.stop()
      return new Promise((resolve) => broker.close(() => resolve()))
    },
  }
}

/** To a v5 publisher, for what nobody gets [MQTT5-3.4.2.1]. */
const NO_MATCHING_SUBSCRIBERS = 0x10

/** The connection that Aedes holds is the edge that we gave it. */
const edgeOf = (client: Client): Edge => client.conn as Edge

function published({ mount, root }: Session, packet: PublishPacket): PublishedPacket {
  const { topic, payload, qos, retain, messageId, properties } = packet
  return {
    topic: mount.isRouted && topic.startsWith(root) ? topic.slice(root.length) : topic,
    payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
    qos,
    isRetained: retain,
    packetId: messageId,
    contentType: properties?.contentType,
  }
}

/**
 * Aedes numbers what is published, and drops for each client whatever comes with a number below the last: it takes it
 * for a copy. QoS 0 overtakes what must be queued first, and so would end it; each kind gets a line of numbers.
 */
function putInLine<Packet extends { qos: Qos; retain: boolean }>(broker: Aedes, packet: Packet): Packet {
  return Object.assign(packet, { brokerId: `${broker.id}:${packet.qos}${packet.retain ? 'r' : ''}` })
}

/** Taken out of the way: what a device publishes is never routed under the topic on which it published. */
function divert(packet: PublishPacket): void {
  packet.topic = SINK
  packet.retain = false
  packet.payload = Buffer.alloc(0)
}
