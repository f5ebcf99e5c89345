import type { PacketIds } from '@/broker/edge/inspect-frame'
import type { Notice } from '@/lib/core/notice'
import type { Principal } from '@/lib/core/principal'
import type { Session } from './session'

/** Durable sessions whose QoS 2 ids outlive their connection, at most. */
const REMEMBERED_IDS_MAX = 10_000

/** The live sessions, and how a notice finds those that it concerns. */
export class SessionTable {
  private readonly byId = new Map<string, Session>()
  private readonly byKey = new Map<string, Session>()
  private readonly rememberedIds = new Map<string, PacketIds>()

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
  }

  remove(session: Session): void {
    this.byId.delete(session.id)
    if (this.byKey.get(session.key) === session) this.byKey.delete(session.key)
  }

  /** The QoS 2 ids of a session: kept over reconnects where it is durable. */
  idsFor(key: string, isClean: boolean): PacketIds {
    if (isClean) {
      this.rememberedIds.delete(key)
      return { qos2Stored: new Set() }
    }
    const kept = this.rememberedIds.get(key)
    if (kept) return kept
    const ids: PacketIds = { qos2Stored: new Set() }
    const oldest = this.rememberedIds.keys().next()
    if (this.rememberedIds.size >= REMEMBERED_IDS_MAX && !oldest.done) this.rememberedIds.delete(oldest.value)
    this.rememberedIds.set(key, ids)
    return ids
  }

  ofDevice(deviceId: string): Session[] {
    return [...this.byId.values()].filter(
      ({ principal }) => principal.kind === 'device' && principal.deviceId === deviceId,
    )
  }

  concernedBy(notice: Notice): Session[] {
    return [...this.byId.values()].filter((session) => concerns(notice, session.principal))
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
