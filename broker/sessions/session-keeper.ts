/** From socket to session and back: who is let in, what each hook decides, and who is cut when something changes. */
import type { Duplex } from 'node:stream'
import type { Dispatcher } from '@/broker/commands/dispatcher'
import type { DeviceCache } from '@/broker/devices'
import { Edge } from '@/broker/edge/edge'
import type { EdgeEvents, EdgeFacts } from '@/broker/edge/edge-events'
import { limits } from '@/broker/edge/limits'
import type { Gate } from '@/broker/gate'
import type { SessionLayer, SessionRules } from '@/broker/hooks'
import type { Ingest } from '@/broker/ingest/ingest'
import type { Watches } from '@/broker/live/watches'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import type { AccessDeps } from '@/lib/access/access-deps'
import { buildGrant, noGrant } from '@/lib/access/grant'
import type { Lab } from '@/lib/access/lab-principal'
import { recheck } from '@/lib/access/recheck'
import type { Notice } from '@/lib/core/notice'
import { isRejection } from '@/lib/core/rejection'
import { admit } from './admission'
import { answerFilters } from './answer-filters'
import { applyNotices, checkAgain, checkSessions, type NoticeDeps } from './apply-notices'
import type { ConnectionLog } from './connection-log'
import { bestQos, deliveryQos } from './delivery-qos'
import { endWithCredential } from './end-with-credential'
import { hold, letGo } from './held-device'
import { identifiersOf } from './identifiers-of'
import { mayReceiveRouted } from './inner-topic'
import type { Presence } from './presence'
import { restoreFilter } from './restore-filter'
import { routedOf } from './routed-of'
import type { Session } from './session'
import type { SessionTable } from './session-table'
import { storeOnce } from './store-once'
import type { Takeovers } from './takeovers'
import { tooLarge } from './too-large'

export interface KeeperDeps {
  readonly access: AccessDeps
  readonly devices: DeviceCache
  readonly sessions: SessionTable
  readonly gate: Gate
  readonly intake: Gate
  readonly records: ConnectionLog
  readonly presence: Presence
  readonly ingest: Ingest
  readonly watches: Watches
  readonly takeovers: Takeovers
  readonly keepAliveMaxSeconds: number
  readonly lab: Lab | undefined
}

export class SessionKeeper {
  private readonly sessionOfEdge = new Map<Edge, Session>()
  private readonly edges = new Set<Edge>()
  /** A will is published when its edge is gone already: the session is remembered with it. */
  private readonly past = new WeakMap<Edge, Session>()
  /** Grows when changes begin and when they have ended to be applied: odd in between. */
  private changes = 0
  private changing: Promise<void> = Promise.resolve()
  /** Connections ended for breaking a rule of MQTT or a limit, since the start. */
  offences = 0
  private ending: readonly Session[] = []
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
    const edge = new Edge(socket, facts, this.deps.gate, this.deps.intake, this.events)
    this.edges.add(edge)
    this.layer?.attach(edge)
    return edge
  }

  private readonly events: EdgeEvents<Edge> = {
    admit: (packet, edge) => {
      const changesBefore = this.changes
      return admit(
        { ...this.deps, onAdmitted: (session) => this.opened(session, changesBefore) },
        packet,
        edge,
      )
    },
    onOffence: (edge, sentence, reasonCode) => {
      this.offences++
      this.deps.records.offended(edge, this.sessionOfEdge.get(edge), sentence, reasonCode)
    },
    beforeSubscribe: (edge, filters) => {
      const session = this.sessionOfEdge.get(edge)
      return session && this.deps.ingest.prepareFilters(session, filters)
    },
    answerFilters: (edge, asked, userProperties) => {
      const session = this.sessionOfEdge.get(edge)
      if (!session) return asked.map(() => ({ isGranted: false, reasonCode: 0x87 }) as const)
      const unsubscribe = (key: string, routed: string) => this.layer?.unsubscribe(key, routed)
      return answerFilters({ ...this.deps, unsubscribe }, session, asked, userProperties)
    },
    onTooManyFilters: (edge, filters) =>
      this.having(edge, (session) => this.deps.records.tooManyFilters(session, filters)),
    onAllRefused: (edge) => this.having(edge, (session) => this.cutWhereItMust(session)),
    routedOf: (edge, filter) => routedOf(this.sessionOfEdge.get(edge), filter),
    onPuback: (edge, packetId) =>
      this.having(edge, (session) => this.dispatcher?.acknowledged(session, packetId)),
    onPublishOut: (edge, frame) => this.having(edge, (session) => this.dispatcher?.published(session, frame)),
    onUndelivered: (edge, frame, because) =>
      this.having(edge, (session) => {
        this.dispatcher?.notPublished(session, frame)
        if (because === 'too-large') tooLarge(this.deps.records, session, frame)
      }),
    onClosed: (edge) => {
      this.edges.delete(edge)
      const session = this.sessionOfEdge.get(edge)
      this.sessionOfEdge.delete(edge)
      if (!session) return
      this.past.set(edge, session)
      this.ended(session)
    },
  }

  private having(edge: Edge, act: (session: Session) => void): void {
    const session = this.sessionOfEdge.get(edge)
    if (session) act(session)
  }

  private opened(session: Session, changesBefore: number): void {
    const { sessions, records, presence } = this.deps
    const earlier = sessions.byClientKey(session.key)
    if (earlier) {
      earlier.edge.endedBecause ??= 'another connection took over its session'
      this.deps.takeovers.note(session.key, earlier.edge.facts.address, session.edge.facts.address)
    }
    this.sessionOfEdge.set(session.edge, session)
    sessions.add(session)
    records.connected(session)
    presence.connected(session)
    endWithCredential(session)
    // A change that fell between login and here was nobody's to hear.
    if (changesBefore === this.changes && changesBefore % 2 === 0) return
    this.changing
      .then(() => checkAgain(this.noticeDeps, session))
      .catch((error: unknown) => records.failed(error))
  }

  private ended(session: Session): void {
    if (session.isEnded) return
    session.isEnded = true
    session.changesAtEnd = this.changes
    clearTimeout(session.expiryTimer)
    const { sessions, presence, records, devices } = this.deps
    sessions.remove(session)
    const { principal } = session
    const because = session.edge.endedBecause ?? 'the client closed the connection'
    const own = principal.kind === 'device' ? [principal.deviceId] : []
    // Held by this session alone, as most are: nobody is searched for.
    const speakerOf = (id: string) => (devices.isShared(id) ? sessions.speakerOf(id) : undefined)
    records.disconnected(session, because, own.some(speakerOf))
    for (const id of [...own, ...session.named]) presence.disconnected(session, id, because, speakerOf(id))
    this.dispatcher?.sessionEnded(session)
    // Its will still has to find the device.
    setTimeout(() => {
      letGo(devices, principal)
      for (const id of session.named) devices.release(id)
      session.named.clear()
      session.hasLetGo = true
    }, WILL_WITHIN_MS).unref()
  }

  readonly rules: SessionRules = {
    sessionOf: (edge) => this.sessionOfEdge.get(edge) ?? this.past.get(edge),
    onPublish: (session, packet) => this.publish(session, packet),
    heldQos: (session, routed) => session.subscriptions.get(routed)?.qos,
    onRestore: (session, routed, held) => restoreFilter(this.deps, session, routed, held),
    onSubscribed: (session) => {
      this.cutWhereItMust(session)
      this.wakeCommands(session)
    },
    // Who comes back to a durable session need not subscribe again.
    onReady: (session) => this.wakeCommands(session),
    onUnsubscribe: (session, filters) => {
      for (const filter of filters) {
        session.subscriptions.delete(filter)
        this.deps.watches.remove(session.key, filter)
      }
    },
    bestQos,
    deliveryQos,
    identifiersOf,
    mayQueue: (key, topic) => {
      const grant = this.deps.sessions.grantOf(key)
      return grant === undefined || mayReceiveRouted(grant, topic)
    },
    onRetainedFull: (session, topic) => this.deps.records.retainedFull(session, topic),
    onSessionGone: (key) => {
      this.deps.watches.removeSession(key)
      this.deps.sessions.forget(key)
    },
  }

  /** Out of scope, where that costs the connection: once the SUBACK is out. */
  private cutWhereItMust(session: Session): void {
    if (session.mustCut) session.edge.cut(0x87, 'subscribed outside its topics')
  }

  /** Commands may wait for what a client has just begun to listen to. */
  private wakeCommands(session: Session): void {
    if (session.mustCut || session.subscriptions.size === 0) return
    const { principal } = session
    if (principal.kind === 'device') this.dispatcher?.wake(principal.deviceId)
    if (session.mount.isRouted && 'tenantId' in principal) this.dispatcher?.wakeTenant(principal.tenantId)
  }

  private publish(session: Session, packet: PublishedPacket): Promise<Settlement> {
    if (packet.isRetained) this.deps.records.retainedCleared(session, packet.topic)
    this.deps.presence.heard(session)
    const stored = session.isEnded
      ? this.publishLate(session, packet)
      : storeOnce(this.deps.ingest, session, packet)
    // Acknowledgements leave in the order in which the messages came [MQTT-4.6.0-2].
    const settled = Promise.all([stored, session.tail]).then(([disposition]) => {
      session.edge.settled()
      return disposition
    })
    session.tail = settled.then(
      () => undefined,
      () => undefined,
    )
    return settled
  }

  /** A will, perhaps long after the end of its session: what its sender may do now decides, and its device is read for it. */
  private async publishLate(session: Session, packet: PublishedPacket): Promise<Settlement> {
    const { access, devices, gate, ingest } = this.deps
    const { principal } = session
    await gate.waitForOpen(LATE_WAITS_MS)
    await hold(devices, principal)
    try {
      if (session.changesAtEnd !== this.changes) {
        const standing = await recheck(access, principal)
        session.grant = isRejection(standing)
          ? noGrant
          : buildGrant(standing, devices, devices.tenantOfSource)
      }
      return await ingest.take(session, packet)
    } finally {
      letGo(devices, principal)
    }
  }

  private get noticeDeps(): NoticeDeps {
    return {
      ...this.deps,
      onRevoked: (session, rejection) => session.edge.cut(0x87, `access ended: ${rejection.sentence}`),
      onRenamed: (session) => session.edge.cut(0x98, 'its company was renamed'),
      onCommandQueued: (deviceId) => this.dispatcher?.wake(deviceId),
    }
  }

  applyNotices(notices: readonly Notice[]): Promise<void> {
    return this.change(() => applyNotices(this.noticeDeps, notices))
  }

  checkAll(): Promise<void> {
    return this.change(() => checkSessions(this.noticeDeps, [...this.deps.sessions.all()]))
  }

  private async change(apply: () => Promise<void>): Promise<void> {
    this.changes++
    const applied = apply().finally(() => {
      this.changes++
    })
    this.changing = applied.catch(() => undefined)
    await applied
  }

  /** Takes in nothing more, and lets what was taken be stored and acknowledged; then everybody is cut. */
  async finish(reasonCode: number, because: string): Promise<void> {
    this.deps.intake.shut('stopping')
    const sessions = [...this.deps.sessions.all()]
    await Promise.all(sessions.map((session) => session.tail))
    const until = performance.now() + ANSWERS_WITHIN_MS
    while (sessions.some(({ edge }) => edge.owesAnswers) && performance.now() < until)
      await new Promise((next) => setImmediate(next))
    for (const edge of [...this.edges]) edge.cut(reasonCode, because)
    this.ending = sessions
  }

  /** Resolves when the wills of those that were cut are stored. */
  async finished(): Promise<void> {
    await Promise.all(this.ending.map((session) => session.tail))
  }
}

const WILL_WITHIN_MS = 5_000
/** A will that comes while the database is silent waits so long for it. */
const LATE_WAITS_MS = 60_000
/** Between the commit and the socket there are only turns of the loop. */
const ANSWERS_WITHIN_MS = 2_000
