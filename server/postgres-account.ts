/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, who must be able to reach its files. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StartError } from './start-error'

export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Undefined: as whoever runs this. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  return lookUp() ?? create()
}

/**
 * Where database and binaries lie: DATA_DIR, or, where `postgres` may not enter it (a clone under /root), a folder
 * below /var/lib to which `DATA_DIR/postgres` then points.
 */
export function databaseHome(dataDir: string, account: Account | undefined): string {
  if (account === undefined || mayEnter(dataDir, account)) return dataDir
  const mark = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)
  const home = join('/var/lib/signalbox', mark)
  mkdirSync(home, { recursive: true })
  // Whatever the umask of this shell.
  for (const folder of [dirname(home), home]) chmodSync(folder, 0o755)
  const pointer = join(dataDir, 'postgres')
  if (!isLink(pointer)) {
    if (existsSync(pointer)) {
      throw new StartError(
        `The user postgres may not enter ${pointer}: move DATA_DIR to a folder that every user may enter.`,
      )
    }
    symlinkSync(join(home, 'postgres'), pointer)
  }
  return home
}

export function mayEnter(path: string, account: Account): boolean {
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (dirname(folder) === folder) return true
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

function lookUp(): Account | undefined {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString())
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

function create(): Account {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/bin/false', 'postgres'], {
      stdio: 'pipe',
    })
  } catch {
    // The look-up below says whether it is there now.
  }
  const account = lookUp()
  if (account === undefined) {
    throw new StartError(
      'PostgreSQL does not run as root and the user "postgres" could not be made: run as another user, or set DATABASE_URL.',
    )
  }
  return account
}
