/**
 * Which durable sessions a message waits for: their filters of QoS 1 and 2 as a tree of levels. Aedes' own lets `+` match
 * no empty level, which is one like any other [MQTT-4.7.1-3].
 */
export interface QueueTarget {
  readonly clientId: string
  /** It wants nothing of its own [MQTT5-3.8.3-3]. */
  readonly isForOthersOnly: boolean
  /** It is to see the retain flag as it was published. */
  readonly keepsRetainFlag: boolean
}

interface Node {
  readonly next: Map<string, Node>
  readonly held: Map<string, QueueTarget>
}

const emptyNode = (): Node => ({ next: new Map(), held: new Map() })

export class QueueFilters {
  private readonly root = emptyNode()
  private readonly filtersOf = new Map<string, Set<string>>()

  add(filter: string, target: QueueTarget): void {
    let node = this.root
    for (const level of filter.split('/')) {
      const next = node.next.get(level) ?? emptyNode()
      node.next.set(level, next)
      node = next
    }
    node.held.set(target.clientId, target)
    const filters = this.filtersOf.get(target.clientId)
    if (filters) filters.add(filter)
    else this.filtersOf.set(target.clientId, new Set([filter]))
  }

  remove(filter: string, clientId: string): void {
    const filters = this.filtersOf.get(clientId)
    if (!filters?.delete(filter)) return
    if (filters.size === 0) this.filtersOf.delete(clientId)
    take(this.root, filter.split('/'), 0, clientId)
  }

  removeAll(clientId: string): void {
    for (const filter of [...(this.filtersOf.get(clientId) ?? [])]) this.remove(filter, clientId)
  }

  /** Each session once, with what holds for all of its filters that match. */
  match(topic: string): QueueTarget[] {
    const found = new Map<string, QueueTarget>()
    collect(this.root, topic.split('/'), 0, found)
    return [...found.values()]
  }
}

function collect(
  node: Node,
  levels: readonly string[],
  index: number,
  found: Map<string, QueueTarget>,
): void {
  // [MQTT-4.7.2-1] No filter that begins with a wildcard matches `$...`.
  const takesWildcards = index > 0 || !levels[0]?.startsWith('$')
  // `a/#` matches `a` too.
  const rest = takesWildcards ? node.next.get('#') : undefined
  if (rest) addAll(rest, found)
  const level = levels[index]
  if (level === undefined) {
    addAll(node, found)
    return
  }
  for (const next of [node.next.get(level), takesWildcards ? node.next.get('+') : undefined]) {
    if (next) collect(next, levels, index + 1, found)
  }
}

function addAll({ held }: Node, found: Map<string, QueueTarget>): void {
  for (const [clientId, target] of held) {
    const other = found.get(clientId)
    found.set(clientId, {
      clientId,
      isForOthersOnly: target.isForOthersOnly && (other?.isForOthersOnly ?? true),
      keepsRetainFlag: target.keepsRetainFlag || (other?.keepsRetainFlag ?? false),
    })
  }
}

/** True where nothing is left of the node. */
function take(node: Node, levels: readonly string[], index: number, clientId: string): boolean {
  const level = levels[index]
  if (level === undefined) node.held.delete(clientId)
  else {
    const next = node.next.get(level)
    if (next && take(next, levels, index + 1, clientId)) node.next.delete(level)
  }
  return node.held.size === 0 && node.next.size === 0
}
