import { noPacketIds, type PacketIds } from '@/broker/edge/inspect-frame'
import type { Notice } from '@/lib/core/notice'
import type { Principal } from '@/lib/core/principal'
import type { Grant } from './grant'
import type { Session } from './session'

/** Durable sessions, at most, of which something is remembered while they have no connection. */
const REMEMBERED_MAX = 100_000

/** What outlives a connection: the QoS 2 ids, and what the session could receive when it was last here. */
interface Remembered {
  readonly ids: PacketIds
  grant: Grant | undefined
}

/** The live sessions, and how a notice finds those that it concerns. */
export class SessionTable {
  private readonly byId = new Map<string, Session>()
  private readonly byKey = new Map<string, Session>()
  private readonly byDevice = new Map<string, Set<Session>>()
  private readonly remembered = new Map<string, Remembered>()

  get size(): number {
    return this.byId.size
  }

  all(): Iterable<Session> {
    return this.byId.values()
  }

  get(id: string): Session | undefined {
    return this.byId.get(id)
  }

  byClientKey(key: string): Session | undefined {
    return this.byKey.get(key)
  }

  add(session: Session): void {
    this.byId.set(session.id, session)
    this.byKey.set(session.key, session)
    const { principal } = session
    if (principal.kind !== 'device') return
    const ofDevice = this.byDevice.get(principal.deviceId)
    if (ofDevice) ofDevice.add(session)
    else this.byDevice.set(principal.deviceId, new Set([session]))
  }

  remove(session: Session): void {
    this.byId.delete(session.id)
    if (this.byKey.get(session.key) === session) this.byKey.delete(session.key)
    const remembered = this.remembered.get(session.key)
    if (remembered) remembered.grant = session.grant
    const { principal } = session
    if (principal.kind !== 'device') return
    const ofDevice = this.byDevice.get(principal.deviceId)
    ofDevice?.delete(session)
    if (ofDevice?.size === 0) this.byDevice.delete(principal.deviceId)
  }

  /** The QoS 2 ids of a session: taken up where it goes on, kept over reconnects where it is durable. */
  idsFor(key: string, { startsClean, isDurable }: { startsClean: boolean; isDurable: boolean }): PacketIds {
    const kept = startsClean ? undefined : this.remembered.get(key)
    const ids = kept?.ids ?? noPacketIds()
    this.remembered.delete(key)
    if (!isDurable) return ids
    const oldest = this.remembered.keys().next()
    if (this.remembered.size >= REMEMBERED_MAX && !oldest.done) this.remembered.delete(oldest.value)
    this.remembered.set(key, { ids, grant: kept?.grant })
    return ids
  }

  /** What the session of this key may receive, or could when it was last connected. */
  grantOf(key: string): Grant | undefined {
    return this.byKey.get(key)?.grant ?? this.remembered.get(key)?.grant
  }

  /** The session is gone for good, unless another connection has begun it anew. */
  forget(key: string): void {
    if (!this.byKey.has(key)) this.remembered.delete(key)
  }

  ofDevice(deviceId: string): Session[] {
    return [...(this.byDevice.get(deviceId) ?? [])]
  }

  concernedBy(notice: Notice): Session[] {
    const { deviceId } = notice
    const candidates = deviceId === undefined ? [...this.byId.values()] : this.ofDevice(deviceId)
    return candidates.filter((session) => concerns(notice, session.principal))
  }
}

function concerns(notice: Notice, principal: Principal): boolean {
  if (notice.subject === 'command') return false
  if (principal.kind === 'device') {
    if (notice.deviceId !== undefined) return notice.deviceId === principal.deviceId
    if (notice.tenantId !== undefined) return notice.tenantId === principal.tenantId
    return notice.companyId === principal.companyId && notice.subject === 'company'
  }
  switch (notice.subject) {
    case 'user':
    case 'console-session':
      return notice.userId === principal.actor.id
    case 'api-token':
      return notice.apiTokenId === principal.actor.id
    case 'credential':
      return notice.id === principal.credentialId || notice.userId === principal.actor.id
    case 'company':
    case 'tenant':
      // What they see may have shrunk, or grown by a company that no reach names yet.
      return true
    default:
      return false
  }
}
