import type { Ctx } from '../context'
import { DEVICES, type DeviceFilter, devicesMatching } from './device-filter'
import { afterPlace, type DevicePlace, keyColumns, orderOf, type Segment } from './device-order'

export interface SegmentQuery {
  readonly text: string
  readonly values: unknown[]
}

/** The statement that reads the next devices of one segment: their ids, and what each is sorted by. */
export function segmentQuery(
  ctx: Ctx,
  filter: DeviceFilter,
  segment: Segment,
  { after, take }: { readonly after: DevicePlace | undefined; readonly take: number },
): SegmentQuery {
  const values: unknown[] = []
  const value = (one: unknown): string => `$${values.push(one)}`
  const conditions = [
    devicesMatching(ctx, filter, value),
    segment.where,
    ...(after ? [afterPlace(segment, after, value)] : []),
  ]
  const text = `SELECT d.id, ${keyColumns[segment.key][0]} AS key FROM ${DEVICES}
     WHERE ${conditions.join(' AND ')} ORDER BY ${orderOf(segment)} LIMIT ${value(take)}::int`
  return { text, values }
}
