/** One supervisor a DATA_DIR; what it started is written down, so that a start after `kill -9` can clear it away. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { commandLine, isAlive, startMark, waitForExit } from './process-facts'
import { StartError } from './start-error'

export interface SupervisorLock {
  /** `entry`: the script in its command line, by which it is known again. */
  note(name: string, pid: number, entry: string): void
  forget(name: string): void
  release(): void
}

const processSchema = z.object({ pid: z.number().int(), mark: z.string().optional() })
const fileSchema = processSchema.extend({
  children: z.record(z.string(), processSchema.extend({ entry: z.string() })),
})
type LockFile = z.infer<typeof fileSchema>

const TERM_WITHIN_MS = 8_000
const KILL_WITHIN_MS = 2_000

/** Rejects where another supervisor lives; ends the broker and web that a dead one left. PostgreSQL is adopted elsewhere. */
export async function takeLock(
  dataDir: string,
  onNotice: (sentence: string) => void,
): Promise<SupervisorLock> {
  const path = join(dataDir, 'supervisor.json')
  const mine: LockFile = { pid: process.pid, mark: startMark(process.pid), children: {} }
  for (let attempt = 0; !claim(path, mine); attempt += 1) {
    const held = read(path)
    if (attempt > 3 || (held !== undefined && isSame(held))) throw alreadyRuns(dataDir, held?.pid)
    await clear(held?.children ?? {}, onNotice)
    rmSync(path, { force: true })
  }
  if (read(path)?.pid !== process.pid) throw alreadyRuns(dataDir, read(path)?.pid)
  const save = () => {
    writeFileSync(`${path}.half`, JSON.stringify(mine), { mode: 0o600 })
    renameSync(`${path}.half`, path)
  }
  return {
    note(name, pid, entry) {
      mine.children[name] = { pid, mark: startMark(pid), entry }
      save()
    },
    forget(name) {
      delete mine.children[name]
      save()
    },
    release() {
      rmSync(path, { force: true })
    },
  }
}

/** A link is made whole or not at all, and never over another. */
function claim(path: string, content: LockFile): boolean {
  const half = `${path}.${process.pid}`
  writeFileSync(half, JSON.stringify(content), { mode: 0o600 })
  try {
    linkSync(half, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(half, { force: true })
  }
}

function read(path: string): LockFile | undefined {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

const isSame = (noted: { pid: number; mark?: string | undefined }): boolean =>
  isAlive(noted.pid) && startMark(noted.pid) === noted.mark

async function clear(children: LockFile['children'], onNotice: (sentence: string) => void): Promise<void> {
  await Promise.all(
    Object.entries(children).map(async ([name, noted]) => {
      if (!isSame(noted) || !(commandLine(noted.pid) ?? '').includes(noted.entry)) return
      onNotice(`Ending the ${name} (process ${noted.pid}) that an earlier start left behind.`)
      process.kill(noted.pid, 'SIGTERM')
      if (await waitForExit(noted.pid, TERM_WITHIN_MS)) return
      process.kill(noted.pid, 'SIGKILL')
      await waitForExit(noted.pid, KILL_WITHIN_MS)
    }),
  )
}

function alreadyRuns(dataDir: string, pid: number | undefined): StartError {
  return new StartError(
    `Signalbox already runs on ${dataDir} (process ${pid ?? 'unknown'}): stop it first, or set DATA_DIR to another folder.`,
  )
}
