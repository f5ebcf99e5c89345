/**
 * The orders of the list of devices. Each is a row of segments (those online, then those offline, ...) that are sorted
 * in themselves, so that a cursor is a place in one of them and no order needs a column that may be null.
 */
import { isUuid } from '@/lib/access/names'
import type { DeviceSort } from '@/lib/contract/devices'
import { invalid } from '@/lib/core/fault'
import type { Prisma } from '@/lib/db/generated/client'
import { decodeCursor } from '../cursor'
import type { DeviceRow } from './device-view'

type Where = Prisma.DeviceWhereInput
type Direction = 'asc' | 'desc'
type Key = 'name' | 'createdAt' | 'lastSeenAt'

export interface Segment {
  readonly where: Where
  readonly key: Key
  readonly direction: Direction
}

const named = (where: Where): Segment => ({ where, key: 'name', direction: 'asc' })
const enabled = (connection: Where): Where => ({ status: 'enabled', ...connection })

const neverSeen = named({ OR: [{ connection: { is: null } }, { connection: { is: { lastSeenAt: null } } }] })
const seen = (direction: Direction): Segment => ({
  where: { connection: { is: { lastSeenAt: { not: null } } } },
  key: 'lastSeenAt',
  direction,
})
/** As the list shows it: what an enabled device does, and then those that may not. */
const byStatus: readonly Segment[] = [
  named(enabled({ connection: { is: { isOnline: true } } })),
  named(enabled({ connection: { is: { isOnline: false } } })),
  named(enabled({ connection: { is: null } })),
  named({ status: 'disabled' }),
  named({ status: 'suspended' }),
]

const orders: Readonly<Record<DeviceSort, readonly Segment[]>> = {
  name: [named({})],
  '-name': [{ where: {}, key: 'name', direction: 'desc' }],
  created: [{ where: {}, key: 'createdAt', direction: 'asc' }],
  '-created': [{ where: {}, key: 'createdAt', direction: 'desc' }],
  // Those never seen come last either way: nothing is known of them.
  'last-seen': [seen('asc'), neverSeen],
  '-last-seen': [seen('desc'), neverSeen],
  status: byStatus,
  '-status': byStatus.toReversed(),
}

export const segmentsOf = (sort: DeviceSort): readonly Segment[] => orders[sort]

export function orderOf({ key, direction }: Segment): Prisma.DeviceOrderByWithRelationInput[] {
  const first = key === 'lastSeenAt' ? { connection: { lastSeenAt: direction } } : { [key]: direction }
  return [first, { id: 'asc' }]
}

/** Where the last page ended: in which segment, at which key and id. */
export interface DevicePlace {
  readonly segment: number
  readonly key: string
  readonly id: string
}

export function placeOfCursor(cursor: string | undefined, sort: DeviceSort): DevicePlace | undefined {
  const parts = decodeCursor(cursor, ['string', 'number', 'string', 'string'])
  if (!parts) return undefined
  const [order, segment, key, id] = [parts[0], Number(parts[1]), String(parts[2]), String(parts[3])]
  const at = segmentsOf(sort)[segment]
  const fits = order === sort && isUuid(id) && at && (at.key === 'name' || !Number.isNaN(Date.parse(key)))
  if (!fits) throw invalid('cursor', 'is not one that this list gave out')
  return { segment, key, id }
}

export function afterPlace({ key, direction }: Segment, place: DevicePlace): Where {
  const value = key === 'name' ? place.key : new Date(place.key)
  const beyond = direction === 'asc' ? { gt: value } : { lt: value }
  return { OR: [on(key, beyond), { AND: [on(key, { equals: value }), { id: { gt: place.id } }] }] }
}

const on = (key: Key, condition: object): Where =>
  key === 'lastSeenAt' ? { connection: { is: { lastSeenAt: condition } } } : { [key]: condition }

export function keyOf({ key }: Segment, row: DeviceRow): string {
  if (key === 'name') return row.name
  return (key === 'createdAt' ? row.createdAt : row.connection?.lastSeenAt)?.toISOString() ?? ''
}
