import { ConfigError } from '@/lib/config/config'
import { RestoreError } from '@/lib/db/backup/dump-reader'
import { MigrationError } from '@/lib/db/migrate'
import { StartError } from './start-error'
import { makeVoice, type Voice } from './voice'

/** A program that does one thing and ends: with 0, or with 1 and one sentence of why. */
export async function runMaintenance(work: (voice: Voice) => Promise<void>): Promise<void> {
  const voice = makeVoice()
  try {
    await work(voice)
    process.exitCode = 0
  } catch (error) {
    const isKnown =
      error instanceof StartError ||
      error instanceof ConfigError ||
      error instanceof RestoreError ||
      error instanceof MigrationError
    voice.fail(isKnown ? error.message : error)
    process.exitCode = 1
  }
}
