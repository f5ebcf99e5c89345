/**
 * The orders of the list of devices. Each is a row of segments (those online, then those offline, ...) that are sorted
 * in themselves, so that a cursor is a place in one of them, no order needs a column that may be null, and each can be
 * read from an index.
 */
import { isUuid } from '@/lib/access/names'
import type { DeviceSort } from '@/lib/contract/devices'
import { invalid } from '@/lib/core/fault'
import { decodeCursor } from '../cursor'
import type { Value } from './device-filter'

type Direction = 'asc' | 'desc'
type Key = 'name' | 'created' | 'last-seen'

export interface Segment {
  /** Of `DEVICES`. */
  readonly where: string
  readonly key: Key
  readonly direction: Direction
}

/** What a segment is sorted by, its type, and the id that parts those of one key: of the table whose index has both. */
export const keyColumns = {
  name: ['d.name', 'text', 'd.id'],
  created: ['d.created_at', 'timestamptz', 'd.id'],
  'last-seen': ['s.last_seen_at', 'timestamptz', 's.device_id'],
} as const satisfies Record<Key, readonly [column: string, type: string, id: string]>

const named = (where: string): Segment => ({ where, key: 'name', direction: 'asc' })

// Not `s.last_seen_at IS NULL`: the planner takes that for one row, and would read and sort the fleet for it.
const neverSeen = named(
  'NOT EXISTS (SELECT FROM device_status seen WHERE seen.device_id = d.id AND seen.last_seen_at IS NOT NULL)',
)
const seen = (direction: Direction): Segment => ({
  where: 's.last_seen_at IS NOT NULL',
  key: 'last-seen',
  direction,
})
/** As the list shows it: what an enabled device does, and then those that may not. */
const byStatus: readonly Segment[] = [
  named(`d.status = 'enabled' AND s.is_online`),
  named(`d.status = 'enabled' AND NOT s.is_online`),
  named(`d.status = 'enabled' AND s.device_id IS NULL`),
  named(`d.status = 'disabled'`),
  named(`d.status = 'suspended'`),
]

const orders: Readonly<Record<DeviceSort, readonly Segment[]>> = {
  name: [named('true')],
  '-name': [{ where: 'true', key: 'name', direction: 'desc' }],
  created: [{ where: 'true', key: 'created', direction: 'asc' }],
  '-created': [{ where: 'true', key: 'created', direction: 'desc' }],
  // Those never seen come last either way: nothing is known of them.
  'last-seen': [seen('asc'), neverSeen],
  '-last-seen': [seen('desc'), neverSeen],
  status: byStatus,
  '-status': byStatus.toReversed(),
}

export const segmentsOf = (sort: DeviceSort): readonly Segment[] => orders[sort]

export function orderOf({ key, direction }: Segment): string {
  const [column, , id] = keyColumns[key]
  return `${column} ${direction}, ${id} ${direction}`
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

/** As one comparison of rows, which an index can begin at. */
export function afterPlace({ key, direction }: Segment, place: DevicePlace, value: Value): string {
  const [column, type, id] = keyColumns[key]
  const given = key === 'name' ? place.key : new Date(place.key)
  return `(${column}, ${id}) ${direction === 'asc' ? '>' : '<'} (${value(given)}::${type}, ${value(place.id)}::uuid)`
}
