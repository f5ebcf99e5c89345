/** Reads `postmaster.pid`, by which a PostgreSQL that outlived its supervisor is found again. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine, isAlive } from './process-facts'

export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** The living postmaster of this cluster; a file left behind by a dead one is removed. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const path = join(cluster, 'postmaster.pid')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  const lines = text.split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  // While it starts the file holds only the number: not yet to be judged by the caller.
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (isAlive(pid) && (commandLine(pid) ?? '').includes('postgres')) return { pid, port }
  rmSync(path, { force: true })
  return undefined
}
