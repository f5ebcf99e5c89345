/** Retained messages of the namespaces that keep them, so many of each. */
import { filterMatches } from '@/lib/core/topic'

interface Retained {
  readonly topic: string
  readonly payload: Buffer | string
}

export class RetainedMessages<Message extends Retained> {
  private readonly byRoot = new Map<string, Map<string, Message>>()

  /** Whether one more may be kept under this topic, of so many in its namespace: what replaces another always may. */
  hasRoom(topic: string, max: number): boolean {
    const kept = this.byRoot.get(rootOf(topic))
    return kept === undefined ? max > 0 : kept.size < max || kept.has(topic)
  }

  /** An empty payload takes away what is there [MQTT-3.3.1-10]; whether there is room was asked before. */
  keep(message: Message): void {
    const { topic, payload } = message
    const root = rootOf(topic)
    const kept = this.byRoot.get(root)
    if (payload.length === 0) {
      kept?.delete(topic)
      if (kept?.size === 0) this.byRoot.delete(root)
    } else if (!kept) this.byRoot.set(root, new Map([[topic, message]]))
    else kept.set(topic, message)
  }

  /** By the root of each namespace. */
  *counts(): Generator<readonly [root: string, count: number]> {
    for (const [root, kept] of this.byRoot) yield [root, kept.size]
  }

  /** Each once, however many of the filters match it. */
  *matching(filters: readonly string[]): Generator<Message> {
    for (const root of new Set(filters.map(rootOf))) {
      const here = filters.filter((filter) => rootOf(filter) === root)
      for (const [topic, message] of this.byRoot.get(root) ?? []) {
        if (here.some((filter) => filterMatches(filter, topic))) yield message
      }
    }
  }
}

/** `$plain/7/a/b` → `$plain/7`; no filter reaches from one into another. */
const rootOf = (topic: string): string => topic.split('/', 2).join('/')
