import { endAwaySessionOp } from '@/lib/contract/away-sessions'
import { notFound } from '@/lib/core/fault'
import { verb } from '../context'
import { record } from '../record'
import { asFaults } from '../run-verb'
import { sightOf } from '../sight'
import { awaySessionRows } from './away-session-rows'
import { demandToCut } from './demand-to-cut'

export const endAwaySession = verb(endAwaySessionOp, async (ctx, { id }) => {
  const { broker, db } = ctx.services
  const sight = sightOf(ctx.actor, 'read:logs')
  const [session] = await awaySessionRows(db.pool, { id }, { sight, rowsMax: 1 })
  if (!session) throw notFound('session')
  demandToCut(ctx.actor, session, 'session')
  if (!(await broker.endAwaySession(id))) throw notFound('session')
  const { companyId, tenantId, principal, clientId, waitingMessages, subscriptions } = session
  await asFaults(() =>
    record(ctx, db.pool, {
      verb: 'away-session.end',
      subject: { kind: 'away-session', id, name: principal },
      companyId,
      tenantId,
      changes: { clientId, waitingMessages, subscriptions },
    }),
  )
  return {}
})
