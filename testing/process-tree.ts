/** A process and all that it started, by what the system says of each. */
import { readdirSync, readFileSync } from 'node:fs'

export function signalTree(root: number, signal: NodeJS.Signals): void {
  for (const pid of [root, ...childrenOf(root)]) process.kill(pid, signal)
}

function childrenOf(parent: number): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes.map(Number).filter((pid) => parentOf(pid) === parent)
}

/** The fourth field of `stat`, behind a name that may hold anything. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // It ended meanwhile.
    return undefined
  }
}
