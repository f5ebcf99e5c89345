import type { Micros } from '@/lib/core/micros'
import type { Sql } from '@/lib/db/sql'
import { type Occupant, occupied, occupiedKey } from '@/lib/telemetry/occupied'
import { type ReadingRow, storeValue } from '@/lib/telemetry/reading-row'

export interface UntimedRow {
  readonly row: ReadingRow
  /** Its time is not of the payload. */
  readonly isAssigned: boolean
  /** Its whole message is replayed, some of which may have been stored when it came. */
  readonly isOfWhole: boolean
}

/**
 * Rows that overwrite nothing but themselves: where another reading stands at a time that was assigned, the next free
 * microsecond is taken. Of one message, a reading that was stored when it came is found by its time of receipt and value.
 */
export async function freeTimes(sql: Sql, rows: readonly UntimedRow[]): Promise<ReadingRow[]> {
  const stored = await occupied(
    sql,
    rows.filter(({ isAssigned }) => isAssigned).map(({ row }) => row),
  )
  const taken = new Set<string>()
  return rows.map(({ row, isAssigned, isOfWhole }) => {
    let ts: Micros = row.ts
    if (isAssigned) {
      while (!isFree(ts)) ts++
    }
    taken.add(occupiedKey(row.series, ts))
    return { ...row, ts }

    function isFree(at: Micros): boolean {
      const key = occupiedKey(row.series, at)
      const occupant = stored.get(key)
      if (taken.has(key)) return false
      return !occupant || (isOfWhole && isSame(occupant, row))
    }
  })
}

function isSame(occupant: Occupant, { value, exact, receivedAt }: ReadingRow): boolean {
  const { kind, num, txt } = storeValue(value, exact)
  return (
    occupant.receivedAt === receivedAt &&
    occupant.kind === kind &&
    occupant.num === num &&
    occupant.txt === txt
  )
}
