/** `npm run restore -- folder`: makes a new installation of a backup, in an empty DATA_DIR or database. */
import { cpSync, createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Config, readConfig } from '@/lib/config/config'
import { RestoreError } from '@/lib/db/backup/dump-reader'
import { restoreDatabase } from '@/lib/db/backup/restore-database'
import { BACKUP_FILES } from './backup-files'
import { startEmbeddedPostgres } from './embedded-postgres'
import { runMaintenance } from './run-maintenance'
import { StartError } from './start-error'
import { takeLock } from './supervisor-lock'
import type { Voice } from './voice'

await runMaintenance(async (voice) => {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) throw new StartError('Name the folder of the backup: npm run restore -- <folder>')
  const backup = resolve(folder)
  if (!existsSync(join(backup, BACKUP_FILES.database))) {
    throw new StartError(`${backup} holds no ${BACKUP_FILES.database}: it is no backup of Signalbox.`)
  }
  const config = readConfig()
  mkdirSync(config.dataDir, { recursive: true })
  const lock = await takeLock(config.dataDir, voice.say)
  try {
    putSecret(backup, config.dataDir)
    await load(backup, config, voice)
    // Last: whoever finds them finds the rest as well.
    const tls = join(backup, BACKUP_FILES.tls)
    if (existsSync(tls)) cpSync(tls, join(config.dataDir, BACKUP_FILES.tls), { recursive: true })
  } finally {
    lock.release()
  }
})

/** Credentials are hashed under it: with another one none of them would open anything. */
function putSecret(backup: string, dataDir: string): void {
  const secret = readFileSync(join(backup, BACKUP_FILES.secret), 'utf8').trim()
  const given = process.env.SIGNALBOX_SECRET?.trim()
  if (given !== undefined && given !== '') {
    if (given !== secret) throw new StartError('SIGNALBOX_SECRET is not that of the backup: set that one.')
    return
  }
  const path = join(dataDir, 'secret')
  if (existsSync(path) && readFileSync(path, 'utf8').trim() !== secret) {
    throw new StartError(`${dataDir} belongs to another installation: restore into an empty DATA_DIR.`)
  }
  writeFileSync(path, `${secret}\n`, { mode: 0o600 })
}

async function load(backup: string, config: Config, voice: Voice): Promise<void> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, onNotice: voice.say })
      : undefined
  try {
    const url = config.databaseUrl ?? embedded?.url ?? ''
    const { tables, rows, migratedOn } = await restoreDatabase(
      url,
      resolve('prisma/migrations'),
      text(backup),
    )
    voice.say(`Restored ${rows.toLocaleString('en')} rows of ${tables} tables.`)
    if (migratedOn.length > 0) voice.say(`Migrated the database: ${migratedOn.join(', ')}.`)
  } finally {
    await embedded?.stop()
  }
}

async function* text(backup: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  const reading = pipeline(createReadStream(join(backup, BACKUP_FILES.database)), gunzip).catch(() => {})
  try {
    yield* gunzip
  } catch {
    throw new RestoreError('The dump ends in the middle: it was not written whole, or was cut since.')
  }
  await reading
}
