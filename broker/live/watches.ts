import { EVENT_ROOT } from './event-topics'
import { ungrouped } from './group-topics'

/** Which companies' trees and which applications' events somebody subscribes to, live or as a durable session: nothing is encoded for nobody. */
export class Watches {
  private readonly filtersOf = new Map<string, Set<string>>()
  private readonly counts = new Map<string, number>()

  add(sessionKey: string, filter: string): void {
    const filters = this.filtersOf.get(sessionKey) ?? new Set()
    this.filtersOf.set(sessionKey, filters)
    if (filters.has(filter)) return
    filters.add(filter)
    this.count(filter, 1)
  }

  remove(sessionKey: string, filter: string): void {
    const filters = this.filtersOf.get(sessionKey)
    if (!filters?.delete(filter)) return
    if (filters.size === 0) this.filtersOf.delete(sessionKey)
    this.count(filter, -1)
  }

  removeSession(sessionKey: string): void {
    for (const filter of this.filtersOf.get(sessionKey) ?? []) this.count(filter, -1)
    this.filtersOf.delete(sessionKey)
  }

  get isEmpty(): boolean {
    return this.counts.size === 0
  }

  /** `root` is `v1/raw/{company}`, `v1/logs/{company}` or an event's topic. */
  has(root: string): boolean {
    return (this.counts.get(root) ?? 0) > 0
  }

  private count(filter: string, by: number): void {
    const root = rootOf(filter)
    const count = (this.counts.get(root) ?? 0) + by
    if (count > 0) this.counts.set(root, count)
    else this.counts.delete(root)
  }
}

function rootOf(filter: string): string {
  const plain = ungrouped(filter)
  return plain.startsWith(EVENT_ROOT) ? plain : plain.split('/').slice(0, 3).join('/')
}

/** Whether it names something of the broker's own, and no namespace of clients. */
export const isWatchable = (filter: string): boolean =>
  filter.startsWith('v1/') || filter.startsWith(EVENT_ROOT)
