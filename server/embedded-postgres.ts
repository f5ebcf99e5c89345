/** A PostgreSQL of our own: made at the first start, adopted where it outlived us, brought back where it crashed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { accessFacts, type DatabaseAccess, databaseUrl, freePort, saveAccess } from './postgres-access'
import { databaseHome, postgresAccount } from './postgres-account'
import { postgresBinaries } from './postgres-binaries'
import { ensureCluster } from './postgres-cluster'
import { postgresEnvironment } from './postgres-environment'
import { canConnect, ensureDatabase } from './postgres-probe'
import { findPostmaster, type Postmaster } from './postmaster'
import { isAlive, waitForExit } from './process-facts'
import { StartError } from './start-error'

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  /** False only for tests that do not look at durability: commits then do not wait for the disk. */
  readonly isDurable?: boolean
  readonly onNotice?: (sentence: string) => void
}

export interface EmbeddedPostgres {
  readonly url: string
  readonly wasAdopted: boolean
  /** Of the postmaster that runs now. */
  pid(): number
  /** Fast shutdown: sessions are ended, everything committed is kept. */
  stop(withinMs?: number): Promise<void>
}

const STARTS_MAX = 6
const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 8_000
const WATCH_EVERY_MS = 500

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const notice = options.onNotice ?? (() => {})
  mkdirSync(options.dataDir, { recursive: true })
  const account = postgresAccount()
  const home = realpathSync(databaseHome(options.dataDir, account))
  if (home !== realpathSync(options.dataDir))
    notice(`The database lies in ${home}, where the user postgres may enter.`)
  const cluster = join(home, 'postgres')
  const binaries = postgresBinaries(home, account)
  let access = await accessFacts(options.dataDir, cluster)
  await ensureCluster(cluster, binaries, account, access.password)

  const survivor = findPostmaster(cluster)
  const wasAdopted = survivor !== undefined && (await adopt(survivor))
  let running: number | undefined
  running = wasAdopted && survivor !== undefined ? survivor.pid : await launch()
  await ensureDatabase(access)
  saveAccess(options.dataDir, access)

  let isStopping = false
  let watch = setTimeout(look, WATCH_EVERY_MS)
  let recovery: Promise<void> | undefined

  return {
    url: databaseUrl(access),
    wasAdopted,
    pid: () => running ?? 0,
    async stop(withinMs = STOP_WITHIN_MS) {
      isStopping = true
      clearTimeout(watch)
      await recovery
      if (running !== undefined) await shutDown(running, withinMs)
    },
  }

  function look(): void {
    if (isStopping) return
    if (running !== undefined && isAlive(running)) {
      watch = setTimeout(look, WATCH_EVERY_MS)
      return
    }
    notice('PostgreSQL has died and is being started again.')
    recovery = launch()
      .then((pid) => {
        running = pid
        notice('PostgreSQL is back.')
      })
      .catch((error: unknown) => notice(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        watch = setTimeout(look, WATCH_EVERY_MS)
      })
  }

  async function adopt(found: Postmaster): Promise<boolean> {
    const candidate = { ...access, port: found.port }
    if (await becomesReady(candidate, () => isAlive(found.pid))) {
      access = candidate
      return true
    }
    await shutDown(found.pid, STOP_WITHIN_MS)
    return false
  }

  /** A start right after a crash may fail while the old backends go, or because the port was taken meanwhile. */
  async function launch(): Promise<number> {
    let reason = ''
    for (let attempt = 0; attempt < STARTS_MAX; attempt += 1) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt))
      // The port stays once children have been told of it.
      if (running === undefined && attempt > 0) access = { ...access, port: await freePort() }
      const started = spawnPostmaster(access)
      if (
        await becomesReady(access, () => started.child.exitCode === null && started.child.signalCode === null)
      ) {
        started.child.unref()
        if (started.child.pid !== undefined) return started.child.pid
      }
      started.child.kill('SIGKILL')
      reason = started.said()
    }
    throw new StartError(
      `The embedded PostgreSQL does not start (${lastLine(reason)}): see ${join(cluster, 'log')}.`,
    )
  }

  function spawnPostmaster(at: DatabaseAccess): { child: ChildProcess; said: () => string } {
    const log = join(cluster, 'log')
    mkdirSync(log, { recursive: true })
    if (account !== undefined) chownSync(log, account.uid, account.gid)
    const child = spawn(binaries.postgres, ['-D', cluster, ...settings(at.port, options.isDurable ?? true)], {
      ...(account ?? {}),
      cwd: '/',
      // Its own process group: the terminal's Ctrl-C reaches us alone, and we stop things in order.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: postgresEnvironment(),
    })
    let said = ''
    child.stderr.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString('utf8')).slice(-4096)
    })
    child.on('error', (error) => {
      said = error.message
    })
    return { child, said: () => said }
  }
}

function settings(port: number, isDurable: boolean): readonly string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    // Statements and details may hold what people sent: neither belongs in a log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    timezone: 'UTC',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function becomesReady(access: DatabaseAccess, isRunning: () => boolean): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline && isRunning()) {
    if (await canConnect(access)) return isRunning()
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  return false
}

async function shutDown(pid: number, withinMs: number): Promise<void> {
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  if (await waitForExit(pid, withinMs)) return
  process.kill(pid, 'SIGQUIT')
  await waitForExit(pid, 1_000)
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.includes('HINT'))
  return lines.at(-1)?.trim() ?? 'it said nothing'
}
