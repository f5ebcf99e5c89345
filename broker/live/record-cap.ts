/** How many Live Log records of one device (or of one address, where there is no device) are kept a day. */
const RECORDS_A_DAY = 10_000
const KEYS_MAX = 50_000

export class RecordCap {
  private day = ''
  private readonly counts = new Map<string, number>()

  /** Whether one more record is kept; beyond the cap it is counted only. */
  admits(key: string, now = new Date()): boolean {
    const day = now.toISOString().slice(0, 10)
    if (day !== this.day || this.counts.size > KEYS_MAX) {
      this.day = day
      this.counts.clear()
    }
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    return count <= RECORDS_A_DAY
  }
}
