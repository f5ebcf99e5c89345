/** From socket to session and back: who is let in, what each hook decides, and who is cut when something changes. */
import type { Duplex } from 'node:stream'
import type { Dispatcher } from '@/broker/commands/dispatcher'
import { forgetFallen } from '@/broker/durable/forget-fallen'
import { hasFallen } from '@/broker/durable/is-standing'
import { Edge } from '@/broker/edge/edge'
import type { EdgeEvents, EdgeFacts } from '@/broker/edge/edge-events'
import { limits } from '@/broker/edge/limits'
import type { SessionLayer, SessionRules } from '@/broker/hooks'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import type { PublishWill } from '@/broker/wills/wills'
import type { Notice } from '@/lib/core/notice'
import { admit } from './admission'
import { answerFilters } from './answer-filters'
import { applyNotices, checkAgain, checkSessions, type NoticeDeps } from './apply-notices'
import { bestQos, deliveryQos } from './delivery-qos'
import { endWithCredential } from './end-with-credential'
import { letGo } from './held-device'
import { identifiersOf } from './identifiers-of'
import { mayReceiveRouted } from './inner-topic'
import type { KeeperDeps } from './keeper-deps'
import { leaveWill } from './leave-will'
import { publishInTurn } from './publish-in-turn'
import { publishLate } from './publish-late'
import { publishWill } from './publish-will'
import { restoreFilter } from './restore-filter'
import { routedOf } from './routed-of'
import type { Sender } from './sender'
import type { Session } from './session'
import { tooLarge } from './too-large'

export class SessionKeeper {
  private readonly sessionOfEdge = new Map<Edge, Session>()
  private readonly edges = new Set<Edge>()
  /** The session layer lets go of a connection after its edge: the session is remembered with that. */
  private readonly past = new WeakMap<Edge, Session>()
  /** Grows when changes begin and when they have ended to be applied: odd in between. */
  private changes = 0
  private changing: Promise<void> = Promise.resolve()
  /** Connections ended for breaking a rule of MQTT or a limit, since the start. */
  offences = 0
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
    if (this.socketsBeforeLogin >= limits.socketsBeforeLogin) {
      socket.destroy()
      return undefined
    }
    const edge = new Edge(socket, facts, this.deps.gate, this.deps.intake, this.events)
    this.edges.add(edge)
    this.layer?.attach(edge)
    return edge
  }

  get socketsBeforeLogin(): number {
    return this.edges.size - this.deps.sessions.size
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
    if (session.startsClean) this.deps.wills.ends(session.key)
    else this.deps.wills.goesOn(session.key)
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
    this.deps.totals.ended(session)
    const { principal } = session
    const because = session.edge.endedBecause ?? 'the client closed the connection'
    const own = principal.kind === 'device' ? [principal.deviceId] : []
    // Held by this session alone, as most are: nobody is searched for.
    const speakerOf = (id: string) => (devices.isShared(id) ? sessions.speakerOf(id) : undefined)
    const untold = session.overRate.untold()
    if (untold) records.overRate(session, untold)
    records.disconnected(session, because, own.some(speakerOf))
    for (const id of [...own, ...session.named]) presence.disconnected(session, id, because, speakerOf(id))
    this.dispatcher?.sessionEnded(session)
    leaveWill(this.deps, session)
    if (session.durable) this.deps.durable.release(session.durable, session.grant)
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
      const grant = this.deps.sessions.byClientKey(key)?.grant ?? this.deps.durable.get(key)?.grant
      return grant === undefined || mayReceiveRouted(grant, topic)
    },
    onDisconnected: (session, expirySeconds) => {
      const { durable } = session
      if (!durable) this.deps.watches.removeSession(session.key)
      // Another connection may have taken over, on its own terms.
      else if (durable.holders <= (session.isEnded ? 0 : 1))
        this.deps.durable.expireAfter(durable, expirySeconds)
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
    const arrivedMs = performance.now()
    if (packet.isRetained) this.deps.records.retainedCleared(session, packet.topic)
    this.deps.presence.heard(session)
    const before = this.deps.wills.underWayOf(session.key)
    const stored = session.isEnded
      ? publishLate(this.deps, session, packet, () => this.hasChangedSince(session))
      : before
        ? before.then(() => publishInTurn(this.deps, session, packet))
        : publishInTurn(this.deps, session, packet)
    // Acknowledgements leave in the order in which the messages came [MQTT-4.6.0-2].
    const settled = Promise.all([stored, session.tail]).then(([disposition]) => {
      session.edge.settled()
      if (packet.qos > 0) this.deps.counts.acknowledgements.observe(performance.now() - arrivedMs)
      return disposition
    })
    session.tail = settled.then(
      () => undefined,
      () => undefined,
    )
    return settled
  }

  private hasChangedSince({ changesAtEnd }: Sender): boolean {
    return changesAtEnd !== this.changes
  }

  readonly publishWill: PublishWill = (will, sender) =>
    publishWill(
      {
        ...this.deps,
        hasChangedSince: (one) => this.hasChangedSince(one),
        publishFor: (...args) => this.layer?.publishFor(...args),
      },
      will,
      sender,
    )

  private get noticeDeps(): NoticeDeps {
    return {
      ...this.deps,
      onRevoked: (session, rejection) => {
        session.edge.cut(0x87, `access ended: ${rejection.sentence}`)
        if (session.durable && hasFallen(session.principal, rejection)) this.deps.durable.end(session.durable)
      },
      onRenamed: (session) => session.edge.cut(0x98, 'its company was renamed'),
      onCommandQueued: (deviceId) => this.dispatcher?.wake(deviceId),
    }
  }

  applyNotices(notices: readonly Notice[]): Promise<void> {
    return this.change(async () => {
      await applyNotices(this.noticeDeps, notices)
      await forgetFallen(this.deps, notices)
    })
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
    this.deps.quota.stop()
    const sessions = [...this.deps.sessions.all()]
    await Promise.all(sessions.map((session) => session.tail))
    const until = performance.now() + ANSWERS_WITHIN_MS
    while (sessions.some(({ edge }) => edge.owesAnswers) && performance.now() < until)
      await new Promise((next) => setImmediate(next))
    for (const edge of [...this.edges]) edge.cut(reasonCode, because)
  }
}

const WILL_WITHIN_MS = 5_000
/** Between the commit and the socket there are only turns of the loop. */
const ANSWERS_WITHIN_MS = 2_000
