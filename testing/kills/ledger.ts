/** What the journal says: of each client what it meant to send and what was acknowledged, of each reader what it got. */
import { JournalReader } from '../journal'
import type { ClientPlan } from './fleet'

export interface Entries {
  readonly acknowledged: number[]
  /** Written down, and not acknowledged. */
  readonly open: Set<number>
  /** The last that it wrote down. */
  intended: number
  /** Messages that came to it, by topic and payload, with how often. */
  readonly got: Map<string, number>
  isSubscribed: boolean
}

export class Ledger {
  /** What no client should have seen. */
  readonly faults: string[] = []
  private readonly reader: JournalReader
  private readonly entries: readonly Entries[]
  private count = 0

  constructor(path: string, clients: number) {
    this.reader = new JournalReader(path)
    this.entries = Array.from({ length: clients }, () => ({
      acknowledged: [],
      open: new Set(),
      intended: 0,
      got: new Map(),
      isSubscribed: false,
    }))
  }

  of(client: number): Entries {
    const found = this.entries[client]
    if (!found) throw new Error(`there is no client ${client}`)
    return found
  }

  /** What came to each of those who do nothing but listen. */
  got(clients: readonly ClientPlan[]): readonly ReadonlyMap<string, number>[] {
    return clients.flatMap(({ publishes }, name) => (publishes ? [] : [this.of(name).got]))
  }

  /** Reads on; answers how many acknowledgements there are in all. */
  read(): number {
    for (const line of this.reader.lines()) this.take(line)
    return this.count
  }

  /** Of each client, the last that it wrote down. */
  intended(): readonly number[] {
    return this.entries.map(({ intended }) => intended)
  }

  /** Whether each has been acknowledged whatever it had written down by then. */
  hasAll(intended: readonly number[]): boolean {
    return this.entries.every(({ open }, client) => [...open].every((seq) => seq > (intended[client] ?? 0)))
  }

  private take(line: string): void {
    const [name = '', verb = '', what = ''] = line.split(' ', 3)
    const entries = this.of(Number(name))
    const seq = Number(what)
    if (verb === 'i') {
      entries.intended = seq
      entries.open.add(seq)
    } else if (verb === 'a') {
      this.count++
      entries.acknowledged.push(seq)
      entries.open.delete(seq)
    } else if (verb === 'g') {
      const message = line.slice(name.length + verb.length + 2)
      entries.got.set(message, (entries.got.get(message) ?? 0) + 1)
    } else if (verb === 's') entries.isSubscribed = true
    else this.faults.push(line)
  }

  close(): void {
    this.reader.close()
  }
}
