import type { SizedRecord } from '../live/record-pack'

/** By how many places the rows that stayed have moved down: up, where older ones went. Pure; both lists by `seq`. */
export function shiftOf(before: readonly SizedRecord[], after: readonly SizedRecord[]): number {
  const oldest = before[0]?.seq
  const first = after[0]?.seq
  if (oldest === undefined || first === undefined || oldest === first) return 0
  return first < oldest ? placesBefore(after, oldest) : -placesBefore(before, first)
}

/** How many rows are older, by halving. */
function placesBefore(rows: readonly SizedRecord[], seq: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.seq ?? seq) < seq) low = middle + 1
    else high = middle
  }
  return low
}
