import { type Connection, isContested, listConnectionsOp } from '@/lib/contract/connections'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { visibleConnections } from './visible-connections'

export const listConnections = verb(listConnectionsOp, async (ctx, filter) => {
  const { limit, cursor, q, companyId, tenantId, deviceId, principalKind, dialect, listener } = filter
  const after = decodeCursor(cursor, ['string'])?.[0]
  const found = (await visibleConnections(ctx))
    .filter(
      (one) =>
        (companyId === undefined || one.companyId === companyId) &&
        (tenantId === undefined || one.tenantId === tenantId) &&
        (deviceId === undefined || one.deviceId === deviceId) &&
        (principalKind === undefined || one.principalKind === principalKind) &&
        (dialect === undefined || one.dialect === dialect) &&
        (listener === undefined || one.listener === listener) &&
        (filter.isContested === undefined || filter.isContested === isContested(one)) &&
        matches(one, q),
    )
    .sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
    .filter((one) => after === undefined || orderOf(one) < String(after))
  return pageOf(
    found.slice(0, limit + 1),
    limit,
    (one) => one,
    (one) => [orderOf(one)],
  )
})

/** The newest first. */
const orderOf = (connection: Connection): string => `${connection.connectedAt} ${connection.id}`

function matches({ principal, clientId, address }: Connection, q: string | undefined): boolean {
  if (!q) return true
  return [principal, clientId, address].some((text) => text.toLowerCase().includes(q.toLowerCase()))
}
