/** From socket to session and back: who is let in, what each hook decides, and who is cut when something changes. */
import type { Duplex } from 'node:stream'
import type { Dispatcher } from '@/broker/commands/dispatcher'
import type { DeviceCache } from '@/broker/devices'
import { Edge, type EdgeEvents, type EdgeFacts } from '@/broker/edge/edge'
import { limits } from '@/broker/edge/limits'
import type { Gate } from '@/broker/gate'
import type { PublishedPacket, SessionLayer, SessionRules } from '@/broker/hooks'
import type { Ingest } from '@/broker/ingest/ingest'
import type { LinkAnswers } from '@/broker/link-server'
import type { RecentRing } from '@/broker/live/recent-ring'
import type { Watches } from '@/broker/live/watches'
import type { AccessDeps } from '@/lib/access/access-deps'
import type { Notice } from '@/lib/core/notice'
import type { Qos } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { admit } from './admission'
import { applyNotices, checkAgain, checkSessions, type NoticeDeps } from './apply-notices'
import type { ConnectionLog } from './connection-log'
import { describeConnection } from './describe-connection'
import type { Presence } from './presence'
import { refusedSubscription } from './refused-subscription'
import type { Session } from './session'
import type { SessionTable } from './session-table'

export interface KeeperDeps {
  readonly access: AccessDeps
  readonly devices: DeviceCache
  readonly sessions: SessionTable
  readonly gate: Gate
  readonly backlog: Gate
  readonly records: ConnectionLog
  readonly presence: Presence
  readonly ingest: Ingest
  readonly watches: Watches
  readonly keepAliveMaxSeconds: number
}

export class SessionKeeper {
  private readonly sessionOfEdge = new Map<Edge, Session>()
  private readonly edges = new Set<Edge>()
  /** A will is published when its edge is gone already: the session is remembered with it. */
  private readonly past = new WeakMap<Edge, Session>()
  private layer: SessionLayer | undefined
  private dispatcher: Dispatcher | undefined

  constructor(private readonly deps: KeeperDeps) {}

  /** The session layer and the dispatcher, which need the rules first. */
  attach(layer: SessionLayer, dispatcher: Dispatcher): void {
    this.layer = layer
    this.dispatcher = dispatcher
  }

  /** One more socket; `undefined` where there are too many that have not logged in. */
  take(socket: Duplex, facts: EdgeFacts): Edge | undefined {
    if (this.edges.size - this.deps.sessions.size >= limits.socketsBeforeLogin) {
      socket.destroy()
      return undefined
    }
    const edge = new Edge(socket, facts, this.deps.gate, this.deps.backlog, this.events)
    this.edges.add(edge)
    this.layer?.attach(edge)
    return edge
  }

  private readonly events: EdgeEvents = {
    admit: (packet, edge) =>
      admit({ ...this.deps, onAdmitted: (session) => this.opened(session) }, packet, edge),
    onOffence: (edge, sentence) => {
      const session = this.sessionOfEdge.get(edge)
      if (session) this.deps.records.offended(session, sentence)
    },
    onFiltersRefused: (edge, filters) => {
      const session = this.sessionOfEdge.get(edge)
      if (!session) return
      for (const filter of filters)
        this.deps.records.subscriptionRefused(
          session,
          filter,
          refusedSubscription(session, filter, this.deps.devices),
        )
    },
    onPuback: (edge, packetId) => {
      const session = this.sessionOfEdge.get(edge)
      if (session) this.dispatcher?.acknowledged(session, packetId)
    },
    onPublishOut: (edge, frame) => {
      const session = this.sessionOfEdge.get(edge)
      if (session) this.dispatcher?.published(session, frame)
    },
    onClosed: (edge) => {
      this.edges.delete(edge)
      const session = this.sessionOfEdge.get(edge)
      this.sessionOfEdge.delete(edge)
      if (!session) return
      this.past.set(edge, session)
      this.ended(session)
    },
  }

  private opened(session: Session): void {
    this.sessionOfEdge.set(session.edge, session)
    this.deps.sessions.add(session)
    this.deps.records.connected(session)
    this.deps.presence.connected(session)
    // A change that fell between login and here was nobody's to hear.
    checkAgain(this.noticeDeps, session).catch((error: unknown) => this.deps.records.failed(error))
    this.endWithCredential(session)
  }

  private endWithCredential(session: Session): void {
    const { expiresAtMs } = session.principal
    if (expiresAtMs === undefined) return
    // setTimeout counts to 24 days; what lasts longer is looked at again by then.
    const inMs = Math.min(Math.max(expiresAtMs - Date.now(), 0), 2 ** 31 - 1)
    const timer = setTimeout(() => {
      if (session.isEnded) return
      if (expiresAtMs > Date.now()) this.endWithCredential(session)
      else session.edge.cut(0x87, 'its credential expired')
    }, inMs)
    timer.unref()
  }

  private ended(session: Session): void {
    if (session.isEnded) return
    session.isEnded = true
    const { sessions, presence, records, devices, watches } = this.deps
    sessions.remove(session)
    const isReplaced =
      session.principal.kind === 'device' && sessions.ofDevice(session.principal.deviceId).length > 0
    const because = session.edge.endedBecause ?? 'the client closed the connection'
    records.disconnected(session, because)
    presence.disconnected(session, because, isReplaced)
    this.dispatcher?.sessionEnded(session)
    if (session.isClean) watches.removeSession(session.key)
    // Its will still has to find the device.
    const { principal } = session
    if (principal.kind === 'device')
      setTimeout(() => devices.release(principal.deviceId), WILL_WITHIN_MS).unref()
  }

  readonly rules: SessionRules = {
    sessionOf: (edge) => this.sessionOfEdge.get(edge) ?? this.past.get(edge),
    onPublish: (session, packet) => this.publish(session, packet),
    onSubscribe: (session, filter, qos) => this.subscribe(session, filter, qos),
    onSubscribed: (session) => {
      if (session.mustCut) session.edge.cut(0x87, 'subscribed outside its topics')
      else if (session.principal.kind === 'device') this.dispatcher?.wake(session.principal.deviceId)
    },
    onUnsubscribe: (session, filters) => {
      for (const filter of filters) {
        session.subscriptions.delete(filter)
        this.deps.watches.remove(session.key, filter)
      }
    },
    mayReceive: (session, topic, qos) => {
      if (qos === 0 && session.edge.outboundBytes > limits.outboundSoftBytes) {
        session.droppedQos0++
        return false
      }
      return session.grant.mayReceive(topic)
    },
    onSessionExpired: (key) => this.deps.watches.removeSession(key),
  }

  private publish(session: Session, packet: PublishedPacket): Promise<'acknowledge' | 'disconnect'> {
    const { qos2Stored } = session.ids
    const isRepeated = packet.qos === 2 && packet.packetId !== undefined && qos2Stored.has(packet.packetId)
    if (packet.isRetained) this.noteRetained(session, packet.topic)
    this.deps.presence.heard(session)
    const stored = isRepeated
      ? Promise.resolve('acknowledge' as const)
      : this.deps.ingest.take(session, packet)
    // Acknowledgements leave in the order in which the messages came [MQTT-4.6.0-2].
    const settled = Promise.all([stored, session.tail]).then(([disposition]) => {
      if (packet.qos === 2 && packet.packetId !== undefined) qos2Stored.add(packet.packetId)
      session.edge.settled()
      return disposition
    })
    session.tail = settled.then(
      () => undefined,
      () => undefined,
    )
    return settled
  }

  private noteRetained(session: Session, topic: string): void {
    const { principal } = session
    if (
      session.hasWarnedOfRetained ||
      principal.kind === 'console' ||
      dialectOf(principal.dialect).wire.keepsRetained
    )
      return
    session.hasWarnedOfRetained = true
    this.deps.records.retainedCleared(session, topic)
  }

  private subscribe(session: Session, filter: string, qos: Qos): Qos | undefined {
    const isNew = !session.subscriptions.has(filter)
    const isFull = isNew && session.subscriptions.size >= limits.filtersPerSession
    if (isFull || !session.grant.maySubscribe(filter)) {
      const { principal } = session
      session.mustCut ||=
        !isFull &&
        principal.kind !== 'console' &&
        dialectOf(principal.dialect).wire.subscribeOutOfScope === 'disconnect'
      this.deps.records.subscriptionRefused(
        session,
        filter,
        refusedSubscription(session, filter, this.deps.devices, isFull),
      )
      return undefined
    }
    const { principal } = session
    const granted = principal.kind === 'console' ? 0 : lesser(qos, dialectOf(principal.dialect).wire.qosMax)
    session.subscriptions.set(filter, granted)
    this.deps.watches.add(session.key, filter)
    return granted
  }

  private get noticeDeps(): NoticeDeps {
    return {
      ...this.deps,
      onRevoked: (session, rejection) => session.edge.cut(0x87, `access ended: ${rejection.sentence}`),
      onCommandQueued: (deviceId) => this.dispatcher?.wake(deviceId),
    }
  }

  applyNotices(notices: readonly Notice[]): Promise<void> {
    return applyNotices(this.noticeDeps, notices)
  }

  checkAll(): Promise<void> {
    return checkSessions(this.noticeDeps, [...this.deps.sessions.all()])
  }

  cutAll(reasonCode: number, because: string): void {
    for (const edge of [...this.edges]) edge.cut(reasonCode, because)
  }

  /** What the web may ask over the private socket. */
  answers(ring: RecentRing, isDatabaseWell: () => boolean): LinkAnswers {
    const { sessions } = this.deps
    return {
      health: () => ({
        status: isDatabaseWell() ? 'ok' : 'degraded',
        database: isDatabaseWell(),
        sessions: sessions.size,
      }),
      connections: () => [...sessions.all()].map(describeConnection),
      recent: (where) => ring.recent(where),
      cut: (id) => {
        const session = sessions.get(id)
        session?.edge.cut(0x98, 'cut by an administrator')
        return session !== undefined
      },
    }
  }
}

const WILL_WITHIN_MS = 5_000

const lesser = (a: Qos, b: Qos): Qos => (a < b ? a : b)
