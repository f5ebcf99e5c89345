/** The only file that knows Aedes: sessions, subscriptions and delivery are its, every decision is ours. */
import { Aedes, type Client, type PublishPacket } from 'aedes'
import type { Edge } from '@/broker/edge/edge'
import { limits } from '@/broker/edge/limits'
import { guardPersistence } from '@/broker/guard-persistence'
import { inOrder } from '@/broker/live/in-order'
import type { Route } from '@/broker/live/live-hub'
import type { Session } from '@/broker/sessions/session'
import type { Qos } from '@/lib/dialects/dialect'
import type { Log } from '@/lib/log/log'

/** What the hooks ask of the rest of the broker. */
export interface SessionRules {
  sessionOf(edge: Edge): Session | undefined
  /** Resolves when the publish may be acknowledged, or costs the connection. */
  onPublish(session: Session, packet: PublishedPacket): Promise<'acknowledge' | 'disconnect'>
  /** The granted QoS, or `undefined` for a refusal; `isRestored`: a filter of the durable session that goes on. */
  onSubscribe(session: Session, filter: string, qos: Qos, isRestored: boolean): Qos | undefined
  onSubscribed(session: Session): void
  onUnsubscribe(session: Session, filters: readonly string[]): void
  mayReceive(session: Session, topic: string, qos: Qos): boolean
  /** Whether a durable session, connected or not, may receive it: only then does it wait for it. */
  mayQueue(sessionKey: string, topic: string): boolean
  /** The session ended for good: nothing of it is left. */
  onSessionGone(sessionKey: string): void
}

export interface PublishedPacket {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
  readonly isRetained: boolean
  readonly packetId: number | undefined
}

export interface SessionLayer {
  attach(edge: Edge): void
  readonly route: Route
  /** To one client, whatever it subscribes to; true once it is on its way. */
  deliver(sessionKey: string, message: { topic: string; payload: Buffer; qos: Qos }): boolean
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
    concurrency: 1_000,
    connectTimeout: limits.connectWithinMs,
    // The edge bounds what waits for a slow reader, and cuts it; nobody waits here.
    drainTimeout: 0,
    queueLimit: limits.inFlight,
    maxClientsIdLength: limits.packetBytesBeforeLogin,
    maxTopicLevels: 32,
    topicAliasMaximum: limits.topicAliases,
    maximumPacketSize: limits.packetBytes,
    receiveMaximum: limits.inFlight,
    sessionExpiryIntervalLimit: limits.sessionExpirySeconds,
    pendingSessionsLimit: PENDING_SESSIONS_MAX,
    // The edge has let in whom it hands on.
    authenticate: (_client, _username, _password, done) => done(null, true),
    authorizePublish: (client, packet, done) => {
      const session = sessionOf(client)
      if (!client || !session) return done(new Error('not authorized'))
      rules.onPublish(session, published(packet)).then(
        (disposition) => {
          if (disposition === 'acknowledge') {
            divert(packet)
            done()
          } else {
            done(new Error('the topic is outside what this client may publish to'))
            if (session.version === 5)
              setImmediate(() => session.edge.cut(0x87, 'published outside its topics'))
            else session.edge.endedBecause ??= 'published outside its topics'
          }
        },
        (error: unknown) => {
          // A bug in what we do with one message ends one connection, and is not acknowledged.
          log.error({ err: error, topic: packet.topic }, 'a publish could not be handled')
          done(new Error('not accepted'))
          session.edge.cut(0x80, 'an error on our side')
        },
      )
    },
    authorizeSubscribe: (client, subscription, done) => {
      const session = sessionOf(client)
      const isRestored = !client.connected
      const { topic, qos } = subscription
      const granted = guarded(
        () => (session ? rules.onSubscribe(session, topic, qos, isRestored) : undefined),
        undefined,
      )
      if (granted === undefined && isRestored) void persistence.removeSubscriptions(client, [topic])
      done(null, granted === undefined ? null : { ...subscription, qos: granted })
    },
    authorizeForward: (client, packet) => {
      const session = sessionOf(client)
      const may = guarded(() => session && rules.mayReceive(session, packet.topic, packet.qos), false)
      return may ? packet : null
    },
  })
  let notQueued = 0
  const persistence = guardPersistence<Client>(broker, {
    grantedQos: (client, filter) => sessionOf(client)?.subscriptions.get(filter),
    mayQueue: (sessionKey, topic) => guarded(() => rules.mayQueue(sessionKey, topic), false),
    onQueueFull: (sessionKey) => {
      if (notQueued++ % 10_000 === 0) log.warn({ sessionKey, notQueued }, 'the queue of a session is full')
    },
  })
  const expiry = expireOldSessions((client) => {
    client.emptyOutgoingQueue(() => {})
    void persistence.cleanSubscriptions(client)
    rules.onSessionGone(client.id)
  })
  broker.on('clientReady', (client) => {
    clients.set(client.id, client)
    expiry.cancel(client.id)
  })
  broker.on('clientDisconnect', (client) => {
    if (clients.get(client.id) === client) clients.delete(client.id)
    if (client.clean) rules.onSessionGone(client.id)
    else if (client.version !== 5) expiry.arm(client)
  })
  broker.on('sessionExpired', (client) => rules.onSessionGone(client.id))
  broker.on('sessionLimitReached', (client, { reason }) => {
    if (reason === 'sessionExpiry') rules.onSessionGone(client.id)
  })
  broker.on('subscribe', (subscriptions, client) => {
    const session = sessionOf(client)
    if (!session) return
    // Refused before any hook of ours: recorded as any other.
    for (const { topic, qos } of subscriptions) {
      if (Number(qos) === SHARED_NOT_SUPPORTED) rules.onSubscribe(session, topic, 0, false)
    }
    rules.onSubscribed(session)
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
    ({ topic, payload, qos }) =>
      new Promise((next) => {
        broker.publish({ cmd: 'publish', topic, payload, qos, dup: false, retain: false }, (error) => {
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
    close: () => {
      expiry.stop()
      return new Promise((resolve) => broker.close(() => resolve()))
    },
  }
}

/** What a v5 client is told of `$share/...` [MQTT-4.8.2]. */
const SHARED_NOT_SUPPORTED = 0x9e

/** Durable sessions of v3 clients, which know no expiry of their own: gone after the same time as the longest of v5. */
function expireOldSessions(onExpired: (client: Client) => void) {
  const timers = new Map<string, NodeJS.Timeout>()
  const cancel = (sessionKey: string) => {
    clearTimeout(timers.get(sessionKey))
    timers.delete(sessionKey)
  }
  return {
    cancel,
    arm(client: Client) {
      cancel(client.id)
      if (timers.size >= PENDING_SESSIONS_MAX) return onExpired(client)
      const expired = () => {
        timers.delete(client.id)
        onExpired(client)
      }
      timers.set(client.id, setTimeout(expired, limits.sessionExpirySeconds * 1000).unref())
    },
    stop() {
      for (const sessionKey of [...timers.keys()]) cancel(sessionKey)
    },
  }
}

/** The connection that Aedes holds is the edge that we gave it. */
const edgeOf = (client: Client): Edge => client.conn as Edge

function published(packet: PublishPacket): PublishedPacket {
  const { topic, payload, qos, retain, messageId } = packet
  return {
    topic,
    payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
    qos,
    isRetained: retain,
    packetId: messageId,
  }
}

/** Taken out of the way: what a device publishes is never routed under the topic on which it published. */
function divert(packet: PublishPacket): void {
  packet.topic = SINK
  packet.retain = false
  packet.payload = Buffer.alloc(0)
}
