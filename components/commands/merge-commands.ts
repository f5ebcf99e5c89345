import type { CommandView } from '@/lib/contract/commands'
import { commandStates } from '@/lib/core/command'

/** Newest first; of two states of one command the later one stands, whichever way it came. */
export function mergeCommands(
  shown: readonly CommandView[],
  changed: readonly CommandView[],
): readonly CommandView[] {
  const byId = new Map(shown.map((command) => [command.id, command]))
  for (const command of changed) {
    const old = byId.get(command.id)
    if (old === undefined || rank(command) >= rank(old)) byId.set(command.id, command)
  }
  return [...byId.values()].sort((a, b) => b.queuedAt.localeCompare(a.queuedAt))
}

/** One that failed unsent, for it was taken back, may have gone out all the same: what says so comes after it. */
const rank = ({ state, sentAt }: CommandView): number =>
  state === 'failed' && sentAt === null ? 0 : commandStates.indexOf(state)
