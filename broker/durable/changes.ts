/** What changed of durable sessions since it was last written, the later of two changes in place of the earlier. */
import type { Will } from '@/broker/wills/will'
import type { WillDue } from '@/broker/wills/will-rows'
import type { DurableSession, FilterOptions } from './durable-session'
import type { Entry } from './entry'
import type { Queued } from './write-entries'

export interface FilterChange {
  readonly session: DurableSession
  readonly filter: string
  /** None: it is taken away. */
  readonly options: FilterOptions | undefined
}

export class Changes {
  readonly opened = new Set<DurableSession>()
  /** Nobody is connected to it any more. */
  readonly left = new Set<DurableSession>()
  readonly filters = new Map<string, FilterChange>()
  readonly queued: Queued[] = []
  readonly idsGiven: Queued[] = []
  readonly released: Queued[] = []
  readonly done: Queued[] = []
  readonly receivedDone: { readonly session: DurableSession; readonly packetId: number }[] = []
  readonly ended: DurableSession[] = []
  readonly wills: Will[] = []
  readonly willsDelayed: WillDue[] = []
  readonly willsDone: number[] = []

  get isEmpty(): boolean {
    const { opened, left, filters, queued, idsGiven, released, done, receivedDone, ended } = this
    const { wills, willsDelayed, willsDone } = this
    const lists = [queued, idsGiven, released, done, receivedDone, ended, wills, willsDelayed, willsDone]
    const sizes = [opened.size, left.size, filters.size]
    return lists.every((list) => list.length === 0) && sizes.every((size) => size === 0)
  }

  open(session: DurableSession): void {
    this.left.delete(session)
    this.opened.add(session)
  }

  leave(session: DurableSession): void {
    this.left.add(session)
  }

  filter(session: DurableSession, filter: string, options: FilterOptions | undefined): void {
    this.filters.set(`${session.id}/${filter}`, { session, filter, options })
  }

  clear(session: DurableSession, entry: Entry): void {
    this.done.push({ session, entry })
  }
}
