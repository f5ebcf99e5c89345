/** The paths of a device as the tree that their topics make, with counts and rates added up. Pure. */
import { encodeLevel } from '@/lib/core/topic'
import { type LiveState, rateOf } from './live-state'

export interface TopicNode {
  /** The levels from the connection down, encoded: unique in the tree. */
  readonly path: string
  readonly label: string
  readonly count: number
  readonly ratePerSecond: number
  readonly children: readonly TopicNode[]
}

export function topicTree(state: LiveState, nowMs: number): readonly TopicNode[] {
  const leaves = [...state.values()].map((value) => ({
    levels: [value.connection, value.measurement, value.key],
    count: value.count,
    ratePerSecond: rateOf(value, nowMs),
  }))
  return branch(leaves, [])
}

interface Leaf {
  readonly levels: readonly string[]
  readonly count: number
  readonly ratePerSecond: number
}

function branch(leaves: readonly Leaf[], above: readonly string[]): readonly TopicNode[] {
  const groups = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const label = leaf.levels[above.length]
    if (label === undefined) continue
    groups.set(label, [...(groups.get(label) ?? []), leaf])
  }
  return [...groups.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([label, group]) => {
      const levels = [...above, label]
      return {
        path: levels.map(encodeLevel).join('/'),
        label,
        count: group.reduce((sum, { count }) => sum + count, 0),
        ratePerSecond: group.reduce((sum, leaf) => sum + leaf.ratePerSecond, 0),
        children: branch(group, levels),
      }
    })
}
