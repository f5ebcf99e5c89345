/** Counts that only grow, by a word out of a closed list: cheap where it happens, read at a scrape. */
export class Tally<Key extends string> {
  private readonly counts = new Map<Key, number>()

  add(key: Key, count = 1): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + count)
  }

  entries(): Iterable<readonly [Key, number]> {
    return this.counts
  }
}
