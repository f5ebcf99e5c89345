/** Which row stands in which place of the document, while a list scrolls over few places. Pure. */

/**
 * The row of each of `count` places, from the first row in sight on; at the end of the list, of `all` rows, those
 * before. A row's place is its index modulo `count`: who stays in sight stays where it is.
 */
export function rowsByPlace(from: number, count: number, all: number): readonly number[] {
  const size = Math.min(count, all)
  const first = Math.max(0, Math.min(from, all - size))
  const rows = Array.from({ length: size }, () => 0)
  for (let index = first; index < first + size; index++) rows[index % size] = index
  return rows
}

/**
 * The order of the places in the document. To move an element costs as much as to make it: while the list moves they
 * stay in the order of before, and once it rests they stand as they are read.
 */
export function orderOfPlaces(
  before: readonly number[],
  rows: readonly number[],
  isMoving: boolean,
): readonly number[] {
  if (isMoving && before.length === rows.length) return before
  return [...rows.keys()].sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0))
}
