/** Run by the supervisor before the console opens: prints `{ created, username, password? }` as one line of JSON. */
import { randomBytes } from 'node:crypto'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { isFault } from '@/lib/core/fault'
import { makeServices } from '@/lib/services/make-services'
import { ensureFirstAdministrator } from '@/lib/services/users/ensure-first-administrator'

const config = readConfig()
const services = makeServices(config, loadSecrets(config))
try {
  const username = config.adminUsername
  const generated = config.adminPassword === undefined ? randomBytes(15).toString('base64url') : undefined
  const { created } = await ensureFirstAdministrator(services, {
    username,
    password: config.adminPassword ?? generated ?? '',
  })
  const shown = created && generated !== undefined ? { password: generated } : {}
  process.stdout.write(`${JSON.stringify({ created, username, ...shown })}\n`)
} catch (error) {
  process.stderr.write(
    `${isFault(error) ? [error.message, ...(error.extra.issues ?? []).map((issue) => issue.message)].join(' ') : error instanceof Error ? error.message : String(error)}\n`,
  )
  process.exitCode = 1
} finally {
  await services.close()
}
