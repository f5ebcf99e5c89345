import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { DATABASE_USER } from './postgres-access'
import type { Account } from './postgres-account'
import type { PostgresBinaries } from './postgres-binaries'
import { postgresEnvironment } from './postgres-environment'
import { StartError } from './start-error'

const run = promisify(execFile)

/** Makes the cluster beside its place and renames it, so that a start which was cut short leaves nothing half. */
export async function ensureCluster(
  cluster: string,
  binaries: PostgresBinaries,
  account: Account | undefined,
  password: string,
): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  const half = `${cluster}.half`
  const passwordFile = join(dirname(cluster), 'postgres-password.half')
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account !== undefined) {
    chownSync(half, account.uid, account.gid)
    chownSync(passwordFile, account.uid, account.gid)
  }
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${half}`,
        `--username=${DATABASE_USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The same order of text on every machine, whatever locales it has.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
      ],
      { ...(account ?? {}), cwd: '/', env: postgresEnvironment() },
    )
    rmSync(cluster, { recursive: true, force: true })
    renameSync(half, cluster)
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error)
    throw new StartError(`The embedded database could not be made in ${cluster}: ${reason}.`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}
