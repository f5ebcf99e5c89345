/** The name that was probably meant: at most three letters and a third of it differ; `undefined` where none is near. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length === 0 || name.length > CHARACTERS_MAX) return undefined
  const wanted = name.toLowerCase()
  let best: string | undefined
  let limit = Math.min(DISTANCE_MAX, Math.max(1, Math.floor(name.length / 3)))
  for (const candidate of candidates) {
    if (candidate.length > CHARACTERS_MAX || Math.abs(candidate.length - name.length) > limit) continue
    const distance = editDistance(wanted, candidate.toLowerCase(), limit)
    if (distance > limit) continue
    best = candidate
    if (distance === 0) return best
    limit = distance - 1
  }
  return best
}

/** So many unknown names of one message are compared with the known ones, which costs; the rest are only named. */
export const NAMES_COMPARED_MAX = 10

const CHARACTERS_MAX = 64
const DISTANCE_MAX = 3
/** Farther than any distance that is asked for. */
const FAR = 200

/**
 * Insertions, deletions, replacements, and swaps of neighbours; anything over `limit` where there are more than that.
 * Only the band of cells that can still be within the limit is computed: untrusted names are compared with all of a device's.
 */
function editDistance(a: string, b: string, limit: number): number {
  let before = new Uint8Array(b.length + 2).fill(FAR)
  let previous = Uint8Array.from(before, (_, j) => Math.min(j, FAR))
  let row = new Uint8Array(before)
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    row[from - 1] = from === 1 ? i : FAR
    let least = at(row, from - 1)
    for (let j = from; j <= to; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const cost = Math.min(
        at(previous, j) + 1,
        at(row, j - 1) + 1,
        at(previous, j - 1) + (isSame ? 0 : 1),
        isSwap ? at(before, j - 2) + 1 : FAR,
      )
      row[j] = Math.min(cost, FAR)
      least = Math.min(least, cost)
    }
    row[to + 1] = FAR
    // A swap reaches back two rows, so that one row of larger numbers decides only by more than one.
    if (least > limit + 1) return FAR
    const spare = before
    before = previous
    previous = row
    row = spare
  }
  return at(previous, b.length)
}

const at = (row: Uint8Array, index: number): number => row[index] ?? FAR
