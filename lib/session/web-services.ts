/** The services of the web process: one set, however often Next evaluates this module. */
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { type Log, makeLog } from '@/lib/log/log'
import type { Services } from '@/lib/services/context'
import { makeServices } from '@/lib/services/make-services'

export interface WebServices {
  readonly services: Services
  readonly sessionSecret: string
  readonly log: Log
  close(): Promise<void>
}

const KEPT_AT = Symbol.for('signalbox.web-services')
const kept: typeof globalThis & { [KEPT_AT]?: WebServices } = globalThis

export function webServices(): WebServices {
  kept[KEPT_AT] ??= open()
  return kept[KEPT_AT]
}

/** For tests and a graceful end: the next call opens anew. */
export async function closeWebServices(): Promise<void> {
  const open = kept[KEPT_AT]
  delete kept[KEPT_AT]
  await open?.close()
}

function open(): WebServices {
  const config = readConfig()
  const secrets = loadSecrets(config)
  const services = makeServices(config, secrets)
  return {
    services,
    sessionSecret: secrets.sessionKey.toString('hex'),
    log: makeLog('web', config.logLevel),
    close: () => services.close(),
  }
}
