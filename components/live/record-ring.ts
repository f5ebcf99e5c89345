import { RING_BYTES_MAX, RING_ROWS_MAX } from './live-messages'

/**
 * Log records, as text or parsed, in the order of `seq`, each once, up to a number of rows and of bytes. Over either cap the oldest go,
 * and are counted; what was let go of does not come back.
 */
export class RecordRing<Row extends { readonly seq: number; readonly bytes: number }> {
  #rows: Row[] = []
  #bytes = 0
  #floor = Number.NEGATIVE_INFINITY
  #dropped = 0

  constructor(
    private readonly rowsMax = RING_ROWS_MAX,
    private readonly bytesMax = RING_BYTES_MAX,
  ) {}

  get size(): number {
    return this.#rows.length
  }

  get dropped(): number {
    return this.#dropped
  }

  /** Whether the record was new here. */
  add(row: Row): boolean {
    return this.addAll([row]) === 1
  }

  /** How many were new here. A full ring lets go once for all of them: each time moves every row that stays. */
  addAll(rows: readonly Row[]): number {
    let added = 0
    for (const row of rows) if (this.#put(row)) added++
    if (added > 0) this.#trim()
    return added
  }

  #put(row: Row): boolean {
    const { seq } = row
    if (seq <= this.#floor) return false
    const last = this.#rows.at(-1)
    // What streams in comes in order; only history and stragglers are looked for.
    if (last === undefined || last.seq < seq) this.#rows.push(row)
    else {
      const place = this.#placeOf(seq)
      if (this.#rows[place]?.seq === seq) return false
      if (place === 0 && this.#rows.length >= this.rowsMax) return false
      this.#rows.splice(place, 0, row)
    }
    this.#bytes += row.bytes
    return true
  }

  /** Oldest first. The array is a copy. */
  rows(): readonly Row[] {
    return this.#rows.slice()
  }

  /** Empties the ring; nothing up to the newest record of now comes back, by a later history either. */
  clear(): void {
    this.#floor = Math.max(this.#floor, this.#rows.at(-1)?.seq ?? this.#floor)
    this.#empty()
  }

  /** Empties the ring and hands over what was in it, with the number dropped since the last time. */
  drain(): { readonly rows: readonly Row[]; readonly dropped: number } {
    const taken = { rows: this.#rows, dropped: this.#dropped }
    this.#empty()
    this.#dropped = 0
    this.#floor = Number.NEGATIVE_INFINITY
    return taken
  }

  #empty(): void {
    this.#rows = []
    this.#bytes = 0
  }

  #trim(): void {
    let gone = 0
    while (
      this.#rows.length - gone > this.rowsMax ||
      (this.#bytes > this.bytesMax && gone < this.#rows.length - 1)
    ) {
      const row = this.#rows[gone++]
      if (row === undefined) break
      this.#bytes -= row.bytes
      this.#floor = row.seq
    }
    if (gone === 0) return
    this.#rows.splice(0, gone)
    this.#dropped += gone
  }

  /** The first place whose record is not older, by halving. */
  #placeOf(seq: number): number {
    let low = 0
    let high = this.#rows.length
    while (low < high) {
      const middle = (low + high) >> 1
      const row = this.#rows[middle]
      if (row !== undefined && row.seq < seq) low = middle + 1
      else high = middle
    }
    return low
  }
}
