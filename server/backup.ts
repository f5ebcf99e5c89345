/** `npm run backup [-- folder]`: one folder with all that an installation is made of, while it runs or while it stands. */
import { cpSync, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { readConfig } from '@/lib/config/config'
import { loadSecret } from '@/lib/config/secrets'
import { dumpDatabase } from '@/lib/db/backup/dump-database'
import { BACKUP_FILES } from './backup-files'
import { embeddedUrl } from './postgres-access'
import { runMaintenance } from './run-maintenance'
import { StartError } from './start-error'

await runMaintenance(async (voice) => {
  const config = readConfig()
  const target = resolve(process.argv[2] ?? join('backups', stamp(new Date())))
  if (existsSync(target)) throw new StartError(`${target} is there already: name a folder that is not.`)
  const databaseUrl = config.databaseUrl ?? (await embeddedUrl(config.dataDir))
  if (databaseUrl === undefined) {
    throw new StartError(
      `The database of ${config.dataDir} does not run: start Signalbox first; a backup does not disturb it.`,
    )
  }
  const half = `${target}.half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o700 })
  await pipeline(
    Readable.from(dumpDatabase(databaseUrl)),
    createGzip(),
    createWriteStream(join(half, BACKUP_FILES.database), { mode: 0o600 }),
  )
  writeFileSync(join(half, BACKUP_FILES.secret), `${loadSecret(config.dataDir)}\n`, { mode: 0o600 })
  const tls = join(config.dataDir, BACKUP_FILES.tls)
  if (existsSync(tls)) cpSync(tls, join(half, BACKUP_FILES.tls), { recursive: true })
  mkdirSync(dirname(target), { recursive: true })
  renameSync(half, target)
  voice.say(`Backed up to ${target}. It holds the secret and the keys: keep it where nobody else reads.`)
})

function stamp(now: Date): string {
  return `signalbox-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`
}
