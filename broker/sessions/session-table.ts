import type { Notice } from '@/lib/core/notice'
import type { ActorPrincipal, ConsolePrincipal, Principal } from '@/lib/core/principal'
import type { Session } from './session'

/** The live sessions, and how a notice finds those that it concerns. */
export class SessionTable {
  private readonly byId = new Map<string, Session>()
  private readonly byKey = new Map<string, Session>()
  private readonly byDevice = new Map<string, Set<Session>>()
  /** Of those that share a namespace: the root of their claims. */
  private readonly byRoot = new Map<string, Set<Session>>()

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
    if (session.mount.isRouted) addTo(this.byRoot, session.root, session)
    if (principal.kind === 'device') addTo(this.byDevice, principal.deviceId, session)
  }

  remove(session: Session): void {
    this.byId.delete(session.id)
    if (this.byKey.get(session.key) === session) this.byKey.delete(session.key)
    const { principal } = session
    if (session.mount.isRouted) takeFrom(this.byRoot, session.root, session)
    if (principal.kind === 'device') takeFrom(this.byDevice, principal.deviceId, session)
  }

  ofDevice(deviceId: string): Session[] {
    return [...(this.byDevice.get(deviceId) ?? [])]
  }

  /** The connection that a device is online by: its own, or else one that published for it. */
  speakerOf(deviceId: string): Session | undefined {
    return (
      this.ofDevice(deviceId).at(-1) ?? [...this.byId.values()].find((session) => session.named.has(deviceId))
    )
  }

  /** The sessions in a namespace, a ThingScale account's or a plain one. */
  inNamespace(root: string): Session[] {
    return [...(this.byRoot.get(root) ?? [])]
  }

  concernedBy(notice: Notice): Session[] {
    const { deviceId } = notice
    const candidates = deviceId === undefined ? [...this.byId.values()] : this.ofDevice(deviceId)
    return candidates.filter((session) => concerns(notice, session.principal))
  }
}

function addTo(index: Map<string, Set<Session>>, key: string, session: Session): void {
  const found = index.get(key)
  if (found) found.add(session)
  else index.set(key, new Set([session]))
}

function takeFrom(index: Map<string, Set<Session>>, key: string, session: Session): void {
  const found = index.get(key)
  found?.delete(session)
  if (found?.size === 0) index.delete(key)
}

export function concerns(notice: Notice, principal: Principal): boolean {
  if (notice.subject === 'command') return false
  switch (principal.kind) {
    case 'device':
      if (notice.deviceId !== undefined) return notice.deviceId === principal.deviceId
      return isOfTenant(notice, principal)
    case 'account':
    case 'lab':
      return isOfTenant(notice, principal) || notice.id === principal.credentialId
    case 'tenant-user':
      return isOfTenant(notice, principal) || notice.userId === principal.userId
    case 'anonymous':
      return notice.subject === 'company' || notice.subject === 'tenant'
    default:
      return concernsActor(notice, principal)
  }
}

function isOfTenant(
  notice: Notice,
  principal: { readonly tenantId: number; readonly companyId: string },
): boolean {
  // What is one device's alone changes nothing for its tenant's other sessions.
  if (notice.deviceId !== undefined) return false
  if (notice.tenantId !== undefined) return notice.tenantId === principal.tenantId
  return notice.companyId === principal.companyId && notice.subject === 'company'
}

function concernsActor(notice: Notice, principal: ActorPrincipal | ConsolePrincipal): boolean {
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
