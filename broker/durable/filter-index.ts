/** Which durable sessions a message waits for, and which shared groups have members that are durable. */
import { parseGroupFilter } from '@/broker/live/group-topics'
import { isWatchable, Watches } from '@/broker/live/watches'
import { QueueFilters, type QueueTarget } from '@/broker/queue-filters'
import type { DurableSession, FilterOptions } from './durable-session'

export interface GroupMember {
  readonly group: string
  readonly member: string
  /** Where it listens, as it is routed. */
  readonly filter: string
}

export class FilterIndex {
  /** Of what is not published by clients: nothing is encoded before it is acknowledged for nobody. */
  readonly watches = new Watches()
  private readonly alone = new QueueFilters()
  /** By the member's filter, which names group and member. */
  private readonly shared = new QueueFilters()

  add(session: DurableSession, filter: string, { qos, nl = false, rap = false }: FilterOptions): void {
    const group = parseGroupFilter(filter)
    const [index, under, name] = group
      ? [this.shared, group.filter, filter]
      : [this.alone, filter, session.key]
    if (qos > 0) index.add(under, { clientId: name, isForOthersOnly: nl, keepsRetainFlag: rap })
    else index.remove(under, name)
    if (!isWatchable(under)) return
    if (qos > 0) this.watches.add(session.key, filter)
    else this.watches.remove(session.key, filter)
  }

  remove(session: DurableSession, filter: string): void {
    this.watches.remove(session.key, filter)
    const group = parseGroupFilter(filter)
    if (group) this.shared.remove(group.filter, filter)
    else this.alone.remove(filter, session.key)
  }

  match(topic: string): QueueTarget[] {
    return this.alone.match(topic)
  }

  matchShared(topic: string): GroupMember[] {
    return this.shared.match(topic).flatMap(({ clientId }) => {
      const parsed = parseGroupFilter(clientId)
      return parsed ? [{ group: parsed.key, member: parsed.member, filter: parsed.filter }] : []
    })
  }
}
