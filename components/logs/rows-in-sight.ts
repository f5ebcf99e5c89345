/** Which rows of a list are drawn, where all are of one height. Pure. */

export interface Sight {
  /** The first row of which something is seen. */
  readonly first: number
  /** Rows that the box holds, those at its edges counted whole. */
  readonly held: number
}

/** From the first that is drawn to the one after the last. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

export function sightOf(scrollTop: number, boxPx: number, rowPx: number): Sight {
  if (boxPx === 0) return { first: 0, held: 0 }
  return { first: Math.max(0, Math.floor(scrollTop / rowPx)), held: Math.ceil(boxPx / rowPx) + 1 }
}

/** With so many more at both ends; at the end of the list its last ones, wherever the box still stands. */
export function rowsInSight({ first, held }: Sight, count: number, more: number, isAtEnd: boolean): RowRange {
  if (held === 0) return { from: 0, to: 0 }
  const begins = isAtEnd ? count - held : Math.min(first, count - held)
  return { from: Math.max(0, begins - more), to: Math.min(count, Math.max(0, begins) + held + more) }
}
