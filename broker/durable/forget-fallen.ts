/** What those left behind who are no more: sessions without a connection, and retained messages. */
import { concerns } from '@/broker/sessions/session-table'
import type { AccessDeps } from '@/lib/access/access-deps'
import type { Notice } from '@/lib/core/notice'
import type { Principal } from '@/lib/core/principal'
import type { DurableSessions } from './durable-sessions'
import { isStanding } from './is-standing'
import type { RetainedMessages } from './retained-messages'

export interface FallenDeps {
  readonly access: AccessDeps
  readonly durable: DurableSessions
  readonly retained: RetainedMessages
}

export async function forgetFallen(deps: FallenDeps, notices: readonly Notice[]): Promise<void> {
  const telling = notices.filter(mayFell)
  if (telling.length === 0) return
  const isConcerned = (principal: Principal) => telling.some((notice) => concerns(notice, principal))
  const judged = new Map<string, boolean>()
  const hasFallen = async (principal: Principal): Promise<boolean> => {
    const key = nameOf(principal)
    const known = judged.get(key)
    if (known !== undefined) return known
    const fallen = !(await isStanding(deps.access, principal))
    judged.set(key, fallen)
    return fallen
  }
  for (const session of [...deps.durable.all()]) {
    const { principal } = session.facts
    // Who is connected is checked as all live sessions are.
    if (session.holders > 0 || !isConcerned(principal)) continue
    if ((await hasFallen(principal)) && session.holders === 0) deps.durable.end(session)
  }
  const writers = new Map([...deps.retained.writers()].map((writer) => [nameOf(writer), writer]))
  const fallen = new Set<string>()
  for (const [name, writer] of writers) if (isConcerned(writer) && (await hasFallen(writer))) fallen.add(name)
  if (fallen.size > 0) await deps.retained.purge((writer) => fallen.has(nameOf(writer)))
}

/** Who is held by which credential: what one that is revoked has left goes, and not what another has. */
const nameOf = ({ key, credentialId }: Principal): string => `${key}/${credentialId}`

/** Most notices only change something; of a company or tenant only its end is the end of what others left in it. */
const mayFell = ({ subject, isDeleted }: Notice): boolean =>
  isDeleted === true || ['device', 'credential', 'user', 'api-token'].includes(subject)
