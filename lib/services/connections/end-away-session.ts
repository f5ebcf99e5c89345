import { endAwaySessionOp } from '@/lib/contract/away-sessions'
import { notFound } from '@/lib/core/fault'
import { transactPlainly } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { sightOf } from '../sight'
import { awaySessionRows } from './away-session-rows'
import { demandToCut } from './demand-to-cut'

/** Its time is over: the broker hears of it, or finds it so when it starts. */
export const endAwaySession = verb(endAwaySessionOp, async (ctx, { id }) =>
  transactPlainly(ctx.services.db, async (client) => {
    const sight = sightOf(ctx.actor, 'read:logs')
    const [session] = await awaySessionRows(client, { id }, { sight, rowsMax: 1 })
    if (!session) throw notFound('session')
    demandToCut(ctx.actor, session, 'session')
    const { rowCount } = await client.query(
      'UPDATE mqtt_sessions SET expires_at = now() WHERE id = $1 AND expires_at > now()',
      [id],
    )
    // Its client came back meanwhile.
    if (rowCount === 0) throw notFound('session')
    const { companyId, tenantId, principal, clientId, waitingMessages, subscriptions } = session
    await record(ctx, client, {
      verb: 'away-session.end',
      subject: { kind: 'away-session', id, name: principal },
      companyId,
      tenantId,
      changes: { clientId, waitingMessages, subscriptions },
      notice: { subject: 'away-session', id },
    })
    return {}
  }),
)
