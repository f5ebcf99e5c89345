import { cutConnectionOp } from '@/lib/contract/connections'
import { demand } from '@/lib/core/actor'
import { forbidden, notFound } from '@/lib/core/fault'
import { verb } from '../context'
import { record } from '../record'
import { asFaults } from '../run-verb'
import { visibleConnections } from './visible-connections'

export const cutConnection = verb(cutConnectionOp, async (ctx, { id }) => {
  const connection = (await visibleConnections(ctx)).find((one) => one.id === id)
  if (!connection) throw notFound('connection')
  const { companyId, tenantId } = connection
  if (companyId !== null) {
    demand(ctx.actor, 'provision', tenantId === null ? { companyId } : { companyId, tenantId }, 'connection')
  } else if (!ctx.actor.isPlatformAdmin) {
    throw forbidden('Only a platform admin may cut this connection.')
  }
  if (!(await ctx.services.broker.cut(id))) throw notFound('connection')
  await asFaults(() =>
    record(ctx, ctx.services.db.pool, {
      verb: 'connection.cut',
      subject: { kind: 'connection', id, name: connection.principal },
      companyId,
      tenantId,
      changes: { clientId: connection.clientId, address: connection.address },
    }),
  )
  return {}
})
