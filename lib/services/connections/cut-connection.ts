import { cutConnectionOp } from '@/lib/contract/connections'
import { notFound } from '@/lib/core/fault'
import { verb } from '../context'
import { record } from '../record'
import { asFaults } from '../run-verb'
import { demandToCut } from './demand-to-cut'
import { visibleConnections } from './visible-connections'

export const cutConnection = verb(cutConnectionOp, async (ctx, { id }) => {
  const connection = (await visibleConnections(ctx)).find((one) => one.id === id)
  if (!connection) throw notFound('connection')
  const { companyId, tenantId } = connection
  demandToCut(ctx.actor, connection, 'connection')
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
