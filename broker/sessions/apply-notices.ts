/** Trip 5: what a change means for live sessions: a grant rebuilt, or a connection cut. */
import type { DeviceCache } from '@/broker/devices'
import type { AccessDeps } from '@/lib/access/access-deps'
import { buildGrant, noGrant } from '@/lib/access/grant'
import { recheck } from '@/lib/access/recheck'
import type { Notice } from '@/lib/core/notice'
import type { Principal } from '@/lib/core/principal'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Session } from './session'
import type { SessionTable } from './session-table'

export interface NoticeDeps {
  readonly access: AccessDeps
  readonly devices: DeviceCache
  readonly sessions: SessionTable
  onRevoked(session: Session, rejection: Rejection): void
  /** A company or an application changed its name, which stands in the topics of this session's filters. */
  onRenamed(session: Session): void
  onCommandQueued(deviceId: string): void
}

/** How many sessions are checked at once: the pool is shared with ingest. */
const AT_ONCE = 4

export async function applyNotices(deps: NoticeDeps, notices: readonly Notice[]): Promise<void> {
  const concerned = new Set<Session>()
  const deviceIds = new Set<string>()
  for (const notice of notices) {
    if (notice.userId) deps.access.passwords.forget(notice.userId)
    if (notice.subject === 'command') {
      if (notice.deviceId) deps.onCommandQueued(notice.deviceId)
      continue
    }
    if (notice.deviceId) deviceIds.add(notice.deviceId)
    for (const session of deps.sessions.concernedBy(notice)) {
      concerned.add(session)
      for (const id of heldBy(session)) deviceIds.add(id)
    }
  }
  await eachAtOnce([...deviceIds], (id) => deps.devices.refresh(id))
  await eachAtOnce([...concerned], (session) => checkAgain(deps, session))
}

/** Sessions and their devices as they are now, whatever changed. */
export async function checkSessions(deps: NoticeDeps, sessions: readonly Session[]): Promise<void> {
  const deviceIds = sessions.flatMap(heldBy)
  await eachAtOnce([...new Set(deviceIds)], (id) => deps.devices.refresh(id))
  await eachAtOnce(sessions, (session) => checkAgain(deps, session))
}

/** Also the last step of a login: what changed while it went on was not yet this session's to hear. */
export async function checkAgain(deps: NoticeDeps, session: Session): Promise<void> {
  if (session.isEnded) return
  const result = await recheck(deps.access, session.principal)
  if (isRejection(result)) {
    session.grant = noGrant
    deps.onRevoked(session, result)
    return
  }
  const isRenamed = companyRenamed(session.principal, result) || applicationRenamed(session.principal, result)
  session.principal = result
  session.grant = buildGrant(result, deps.devices, deps.devices.tenantOfSource)
  if (isRenamed) deps.onRenamed(session)
}

/** The devices that a session keeps in the cache. */
const heldBy = ({ principal, named }: Session): string[] =>
  'deviceId' in principal && principal.deviceId !== undefined ? [principal.deviceId, ...named] : [...named]

function companyRenamed(before: Principal, now: Principal): boolean {
  if (before.kind === 'console') return now.kind === 'console' && before.companyName !== now.companyName
  if (!('actor' in before) || !('actor' in now)) return false
  const names = new Map(now.actor.reaches.map(({ companyId, companyName }) => [companyId, companyName]))
  return before.actor.reaches.some(
    ({ companyId, companyName }) => (names.get(companyId) ?? companyName) !== companyName,
  )
}

function applicationRenamed(before: Principal, now: Principal): boolean {
  if (!('applications' in before) || !('applications' in now)) return false
  const names = new Map(now.applications.map(({ tenantId, application }) => [tenantId, application]))
  return before.applications.some(
    ({ tenantId, application }) => (names.get(tenantId) ?? application) !== application,
  )
}

async function eachAtOnce<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of queue) await run(item)
    }),
  )
}
