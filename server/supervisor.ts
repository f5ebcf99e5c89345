/** `npm start`: brings everything up in order, keeps it up, and takes it down in reverse. */
import { ConfigError, readConfig } from '@/lib/config/config'
import { readStartOptions } from '@/lib/config/start-options'
import { MigrationError } from '@/lib/db/migrate'
import { announce } from './announce'
import { bringUp, type Installation } from './bring-up'
import { StartError } from './start-error'
import { makeVoice } from './voice'

const STOP_WITHIN_MS = 9_500

const voice = makeVoice()
let isStopping = false
let installation: Installation | undefined

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0))

try {
  const config = readConfig()
  const options = readStartOptions(process.argv.slice(2))
  installation = await bringUp(config, options, voice, () => isStopping)
  if (isStopping) await installation.stop(STOP_WITHIN_MS)
  else announce(installation, options, voice)
} catch (error) {
  if (!isStopping) {
    const isKnown =
      error instanceof StartError || error instanceof ConfigError || error instanceof MigrationError
    voice.fail(isKnown ? error.message : error)
  }
  process.exit(isStopping ? 0 : 1)
}

/** A start that is under way sees `isStopping` at its next step, and undoes what it did. */
async function stop(exitCode: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  voice.say('Stopping.')
  if (installation === undefined) return
  await installation.stop(STOP_WITHIN_MS)
  voice.say('Stopped.')
  process.exit(exitCode)
}
