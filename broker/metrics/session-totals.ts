import type { Session } from '@/broker/sessions/session'
import type { SessionTable } from '@/broker/sessions/session-table'
import type { DialectId } from '@/lib/core/dialect-id'
import type { Principal } from '@/lib/core/principal'

/** What a dialect's connections sent and were sent, since the broker began. */
export interface Traffic {
  messagesIn: number
  messagesOut: number
  droppedQos0: number
  droppedTooLarge: number
}

/** Each session counts for itself; here its counts are added up, live ones with those that ended. */
export class SessionTotals {
  private readonly past = new Map<string, Traffic>()

  constructor(private readonly sessions: Pick<SessionTable, 'all'>) {}

  /** It counts no more, and is no longer among the live ones. */
  ended(session: Session): void {
    add(this.past, session)
  }

  byDialect(): ReadonlyMap<string, Readonly<Traffic>> {
    const totals = new Map([...this.past].map(([dialect, traffic]) => [dialect, { ...traffic }]))
    for (const session of this.sessions.all()) add(totals, session)
    return totals
  }
}

/** The browser's own connections speak none of the dialects. */
export const dialectLabel = (principal: Principal): DialectId | 'console' =>
  principal.kind === 'console' ? 'console' : principal.dialect

function add(totals: Map<string, Traffic>, { principal, edge, droppedQos0, droppedTooLarge }: Session): void {
  const dialect = dialectLabel(principal)
  const known = totals.get(dialect) ?? { messagesIn: 0, messagesOut: 0, droppedQos0: 0, droppedTooLarge: 0 }
  known.messagesIn += edge.messagesIn
  known.messagesOut += edge.messagesOut
  known.droppedQos0 += droppedQos0
  known.droppedTooLarge += droppedTooLarge
  totals.set(dialect, known)
}
