/** Durable sessions without a connection: so many in all, and so many of one principal, so that none crowds out the others'. */
import type { Principal } from '@/lib/core/principal'
import type { DurableSession } from './durable-session'

const ALL_MAX = 50_000
/** A device is one client, perhaps a few; a credential of a tenant's may be that of a whole fleet. */
const OF_DEVICE_MAX = 100
const OF_OTHERS_MAX = 10_000

export class AwaySessions {
  private readonly byPrincipal = new Map<string, Set<DurableSession>>()
  private size = 0

  /** Answers with the one that has to end for it, if there is one: the principal's longest away, or itself. */
  add(session: DurableSession): DurableSession | undefined {
    const { principal } = session.facts
    const own = this.byPrincipal.get(principal.key) ?? new Set()
    this.byPrincipal.set(principal.key, own)
    if (!own.has(session)) this.size++
    own.add(session)
    const [longest] = own
    if (own.size > maxOf(principal)) return longest
    return this.size > ALL_MAX ? session : undefined
  }

  /** Somebody came back to it, or it ended. */
  remove(session: DurableSession): void {
    const { key } = session.facts.principal
    const own = this.byPrincipal.get(key)
    if (!own?.delete(session)) return
    this.size--
    if (own.size === 0) this.byPrincipal.delete(key)
  }
}

const maxOf = ({ kind }: Principal): number => (kind === 'device' ? OF_DEVICE_MAX : OF_OTHERS_MAX)
