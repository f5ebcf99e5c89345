/** How the embedded database is reached: a port on loopback and a password that was generated for it, kept 0600. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error'

export interface DatabaseAccess {
  readonly port: number
  readonly password: string
}

export const DATABASE_USER = 'signalbox'
export const DATABASE_NAME = 'signalbox'

const fileSchema = z.object({ port: z.number().int().positive(), password: z.string().min(20) })
const fileName = 'postgres-access.json'

export async function accessFacts(dataDir: string, cluster: string): Promise<DatabaseAccess> {
  const kept = readAccess(dataDir)
  if (kept !== undefined) return (await isFree(kept.port)) ? kept : { ...kept, port: await freePort() }
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    throw new StartError(
      `${join(dataDir, fileName)} is missing or unreadable, and the database in ${cluster} cannot be opened without it: restore it from the backup, or remove that folder to begin anew.`,
    )
  }
  const made = { port: await freePort(), password: randomBytes(32).toString('base64url') }
  saveAccess(dataDir, made)
  return made
}

export function databaseUrl(access: DatabaseAccess, database = DATABASE_NAME): string {
  return `postgresql://${DATABASE_USER}:${access.password}@127.0.0.1:${access.port}/${database}`
}

/** Of the database that runs for this folder now; `undefined` where none does. */
export async function embeddedUrl(dataDir: string): Promise<string | undefined> {
  const access = readAccess(dataDir)
  return access !== undefined && !(await isFree(access.port)) ? databaseUrl(access) : undefined
}

export function saveAccess(dataDir: string, access: DatabaseAccess): void {
  const path = join(dataDir, fileName)
  const half = `${path}.half`
  writeFileSync(half, `${JSON.stringify(access)}\n`, { mode: 0o600 })
  chmodSync(half, 0o600)
  renameSync(half, path)
}

export function freePort(): Promise<number> {
  return listenOn(0)
}

function readAccess(dataDir: string): DatabaseAccess | undefined {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(join(dataDir, fileName), 'utf8')))
  } catch {
    return undefined
  }
}

async function isFree(port: number): Promise<boolean> {
  return listenOn(port).then(
    () => true,
    () => false,
  )
}

function listenOn(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const bound = typeof address === 'object' && address !== null ? address.port : port
      server.close(() => resolve(bound))
    })
  })
}
