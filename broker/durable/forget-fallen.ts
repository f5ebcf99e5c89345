/** What those left behind who are no more: sessions without a connection, and retained messages; and what was ended by hand. */
import { concerns } from '@/broker/sessions/session-table'
import type { AccessDeps } from '@/lib/access/access-deps'
import type { Notice } from '@/lib/core/notice'
import type { Principal } from '@/lib/core/principal'
import type { DurableSessions } from './durable-sessions'
import { fallenOf, nameOf } from './is-standing'
import type { RetainedMessages } from './retained-messages'

export interface FallenDeps {
  readonly access: AccessDeps
  readonly durable: DurableSessions
  readonly retained: RetainedMessages
}

export async function forgetFallen(deps: FallenDeps, notices: readonly Notice[]): Promise<void> {
  for (const { subject, id } of notices) if (subject === 'away-session') deps.durable.endAway(Number(id))
  const telling = notices.filter(mayFell)
  if (telling.length === 0) return
  const isConcerned = (principal: Principal) => telling.some((notice) => concerns(notice, principal))
  // Who is connected is checked as all live sessions are.
  const away = [...deps.durable.all()].filter(
    ({ holders, facts }) => holders === 0 && isConcerned(facts.principal),
  )
  const writers = [...deps.retained.writers()].filter(isConcerned)
  const fallen = await fallenOf(deps.access, [...away.map(({ facts }) => facts.principal), ...writers])
  if (fallen.size === 0) return
  for (const session of away)
    if (fallen.has(session.facts.principal) && session.holders === 0) deps.durable.end(session)
  const names = new Set([...fallen].map(nameOf))
  await deps.retained.purge((writer) => names.has(nameOf(writer)))
}

/** Most notices only change something; of a company or tenant only its end is the end of what others left in it. */
const mayFell = ({ subject, isDeleted }: Notice): boolean =>
  isDeleted === true || ['device', 'credential', 'user', 'api-token'].includes(subject)
