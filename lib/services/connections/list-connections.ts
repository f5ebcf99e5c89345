import { type Connection, listConnectionsOp } from '@/lib/contract/connections'
import { isContested } from '@/lib/contract/is-contested'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { orderOf } from './order-connections'
import { visibleConnections } from './visible-connections'

export const listConnections = verb(listConnectionsOp, async (ctx, filter) => {
  const { limit, cursor, q, companyId, tenantId, deviceId, principalKind, principalId, dialect, listener } =
    filter
  const { keyOf, compare, valueKind } = orderOf(filter.sort)
  const [value, id] = decodeCursor(cursor, [valueKind, 'string']) ?? []
  const found = (await visibleConnections(ctx))
    .filter(
      (one) =>
        (companyId === undefined || one.companyId === companyId) &&
        (tenantId === undefined || one.tenantId === tenantId) &&
        (deviceId === undefined || one.deviceId === deviceId) &&
        (principalKind === undefined || one.principalKind === principalKind) &&
        (principalId === undefined || one.principalId === principalId) &&
        (dialect === undefined || one.dialect === dialect) &&
        (listener === undefined || one.listener === listener) &&
        (filter.isContested === undefined || filter.isContested === isContested(one)) &&
        matches(one, q),
    )
    .filter((one) => value === undefined || compare(keyOf(one), [value, String(id)]) > 0)
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
  return pageOf(found.slice(0, limit + 1), limit, (one) => one, keyOf)
})

function matches({ principal, clientId, address }: Connection, q: string | undefined): boolean {
  if (!q) return true
  return [principal, clientId, address].some((text) => text.toLowerCase().includes(q.toLowerCase()))
}
