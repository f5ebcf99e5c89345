/** Which sessions go from one connection to another: two clients that use one client id throw each other out for ever. */

const WITHIN_MS = 10 * 60_000
const KEYS_MAX = 10_000
const KEPT_OF_KEY = 50

interface Takeover {
  readonly atMs: number
  readonly addresses: readonly [from: string, to: string]
}

export class Takeovers {
  private readonly byKey = new Map<string, readonly Takeover[]>()

  constructor(private readonly now: () => number = Date.now) {}

  note(key: string, from: string, to: string): void {
    const recent = this.recent(key)
    this.byKey.delete(key)
    const oldest = this.byKey.keys().next()
    if (this.byKey.size >= KEYS_MAX && !oldest.done) this.byKey.delete(oldest.value)
    const takeover: Takeover = { atMs: this.now(), addresses: [from, to] }
    this.byKey.set(key, [...recent, takeover].slice(-KEPT_OF_KEY))
  }

  /** Of the last ten minutes; a count at its cap is "at least". */
  of(key: string): { readonly count: number; readonly addresses: string[] } {
    const recent = this.recent(key)
    return { count: recent.length, addresses: [...new Set(recent.flatMap(({ addresses }) => addresses))] }
  }

  private recent(key: string): readonly Takeover[] {
    return (this.byKey.get(key) ?? []).filter(({ atMs }) => atMs > this.now() - WITHIN_MS)
  }
}
