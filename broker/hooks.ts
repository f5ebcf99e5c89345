/** The only file that knows Aedes: sessions, subscriptions and delivery are its, every decision is ours. */
import { Aedes, type Client, type PublishPacket } from 'aedes'
import { connectedClients } from '@/broker/aedes-clients'
import { expiryOf, published, putInLine } from '@/broker/aedes-packets'
import { type Settling, settlePacket } from '@/broker/aedes-settle-packet'
import { begun } from '@/broker/begun'
import type { Routes } from '@/broker/durable/routes'
import { sessionPersistence } from '@/broker/durable/session-persistence'
import type { Edge } from '@/broker/edge/edge'
import { limits } from '@/broker/edge/limits'
import { guardDelivery, QOS_WITHIN } from '@/broker/guard-delivery'
import { guardEmitter } from '@/broker/guard-emitter'
import { keepUntilTheEnd } from '@/broker/keep-until-the-end'
import { inOrder } from '@/broker/live/in-order'
import type { Route } from '@/broker/live/live-hub'
import type { HeldFilter, Session } from '@/broker/sessions/session'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import { groupOf, identify } from '@/broker/shape-message'
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
  /** The connection of a session ended; a durable one is kept for so long. */
  onDisconnected(session: Session, expirySeconds: number): void
}

export interface DeliveredMessage {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
}

export interface SessionLayer {
  attach(edge: Edge): void
  readonly route: Route
  /** What a client that is gone left, once it is stored. */
  publishFor(sender: string, message: PublishedPacket, settlement: Settlement, waitedMs: number): void
  /** To one client, whatever it subscribes to; true once it is on its way. */
  deliver(sessionKey: string, message: DeliveredMessage): boolean
  unsubscribe(sessionKey: string, routed: string): void
  /** Messages for whoever listens that came faster than they went out, since the start. */
  droppedLive(): number
  close(): Promise<void>
}

/** Of sessions without a connection Aedes remembers so many; they are kept elsewhere. */
const AWAY_MAX = 50_000

/** Bytes of live messages that wait to go out, at most; each weighs so much beside its payload. */
const ROUTED_BYTES_MAX = 64 * 1024 * 1024
const ROUTED_BYTES = 512

export async function startSessionLayer(
  rules: SessionRules,
  routes: Routes,
  log: Log,
): Promise<SessionLayer> {
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

  const report = (error?: Error | null) => {
    if (error) log.debug({ reason: error.message }, 'a delivery failed')
  }
  const persistence = sessionPersistence<Client>(routes, {
    sessionOf,
    onTooSlow: ({ edge }) => edge.cut(0x97, 'its queue is full, and it does not acknowledge'),
  })
  const broker = await Aedes.createBroker({
    persistence,
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
    pendingSessionsLimit: AWAY_MAX,
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
      // [MQTT-3.3.1-3] It says nothing of our deliveries.
      packet.dup = false
      begun(() => rules.onPublish(session, published(session, packet))).then(
        (settlement) => {
          if (settlement.kind !== 'disconnect') {
            if (settlement.kind === 'refuse' && packet.messageId !== undefined)
              session.edge.answerWith(packet.messageId, settlement.reasonCode, settlement.sentence)
            const waitedMs = performance.now() - arrivedMs
            const isGoingOn = settlePacket(settling, packet, settlement, client.id, waitedMs)
            if (
              isGoingOn &&
              session.version === 5 &&
              packet.messageId !== undefined &&
              !isAwaited(packet.topic)
            )
              session.edge.answerWith(packet.messageId, NO_MATCHING_SUBSCRIBERS)
            if (client.closed && packet.qos === 1) {
              // Aedes would fail to write PUBACK, and give up with it what is stored and awaited by others.
              broker.publish(packet, report)
              return done(new Error('the client is gone'))
            }
            return done()
          }
          const { sentence = 'the topic is outside what this client may publish to' } = settlement
          if (packet.messageId !== undefined) session.edge.answerWith(packet.messageId, 0x87, sentence)
          done(new Error('not authorized'))
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
      if (!guarded(() => persistence.forward(client, packet, qos), false) || qos === undefined) return null
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
  const clients = connectedClients(broker)
  const settling: Settling = { broker, routes, planned: persistence.planned }
  const mayQueue = (sessionKey: string, topic: string): boolean =>
    guarded(() => rules.mayQueue(sessionKey, topic), false)
  const emitter = guardEmitter(
    broker,
    (member, packet) => {
      const client = clients.get(member)
      if (!client || client.clean || packet.qos === 0 || bestQos(client, packet.topic) === 0) return undefined
      // A durable session takes its messages out of its queue: one that was decided for it waits there already.
      return persistence.planOf(packet)
        ? undefined
        : persistence.outgoingEnqueue({ clientId: client.id }, packet)
    },
    mayQueue,
    (packet, group) => persistence.planOf(packet)?.shared.get(group),
  )
  routes.attach(emitter.groups)
  const isAwaited = (topic: string): boolean => emitter.isListenedTo(topic) || persistence.isAwaited(topic)
  broker.on('clientReady', (client) => {
    const session = sessionOf(client)
    if (session) guarded(() => rules.onReady(session), undefined)
  })
  broker.on('clientDisconnect', (client) => {
    const session = sessionOf(client)
    if (session) guarded(() => rules.onDisconnected(session, expiryOf(client)), undefined)
  })
  broker.on('subscribe', (_subscriptions, client) => {
    const session = sessionOf(client)
    if (session) guarded(() => rules.onSubscribed(session), undefined)
  })
  broker.on('unsubscribe', (filters, client) => {
    const session = sessionOf(client)
    if (session && !client.closed) guarded(() => rules.onUnsubscribe(session, filters), undefined)
  })
  broker.on('clientError', (_client, error) => log.debug({ reason: error.message }, 'a client erred'))
  broker.on('connectionError', (_client, error) => log.debug({ reason: error.message }, 'a connection erred'))

  const delivering = new WeakMap<Client, Promise<void>>()
  let dropped = 0
  const routed = inOrder<Parameters<Route>[0]>({
    max: ROUTED_BYTES_MAX,
    send: ({ topic, payload, qos, properties, plan }) =>
      new Promise((next) => {
        const packet: PublishPacket = { cmd: 'publish', topic, payload, qos, dup: false, retain: false }
        if (properties) packet.properties = properties
        if (plan) persistence.planned(packet, plan)
        broker.publish(putInLine(broker, packet), (error) => {
          report(error)
          next()
        })
      }),
    onDropped: ({ plan }) => {
      if (plan) routes.forgo(plan)
      if (dropped++ % 10_000 === 0)
        log.warn({ dropped }, 'more is published than goes out: live messages are dropped')
    },
    weigh: ({ payload }) => payload.length + ROUTED_BYTES,
    // At QoS 0 a message has reached its readers' queues when `publish` returns; only the others look at a store first.
    keepsItsPlace: ({ qos }) => qos === 0,
  })
  return {
    attach: (edge) => void broker.handle(edge),
    route: (message) => routed.add(message),
    publishFor: (sender, message, settlement, waitedMs) => {
      const { routed: topic, payload, qos, isRetained: retain, properties } = message
      const packet: PublishPacket = { cmd: 'publish', topic, payload, qos, dup: false, retain }
      if (properties) packet.properties = { ...properties }
      if (settlePacket(settling, packet, settlement, sender, waitedMs)) broker.publish(packet, report)
    },
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
    droppedLive: () => dropped,
    close: () => new Promise((resolve) => broker.close(() => resolve())),
  }
}

/** To a v5 publisher, for what nobody gets [MQTT5-3.4.2.1]. */
const NO_MATCHING_SUBSCRIBERS = 0x10

/** The connection that Aedes holds is the edge that we gave it. */
const edgeOf = (client: Client): Edge => client.conn as Edge
