/** The web process: the console, the API, and the `/mqtt` pipe. */
import { readFileSync } from 'node:fs'
import { Server } from 'node:http'
import next from 'next'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { readHttpsHost, readStartOptions, requireApart } from '@/lib/config/start-options'
import { makeLog } from '@/lib/log/log'
import { keepOwnMetrics } from '@/lib/log/own-metrics'
import { ensureCertificate } from './certificate'
import { runChild } from './child-process'
import { trustOf } from './client-address'
import { openFront } from './front'
import { startWebMetrics } from './web-metrics'

await runChild(async () => {
  requireApart()
  const config = readConfig()
  // Refused here, and not at the first request.
  loadSecrets(config)
  const { isDevelopment } = readStartOptions([])
  const log = makeLog('web', config.logLevel)
  const trust = trustOf(config.trustProxy)
  const tls = await ensureCertificate(config)

  const metrics = startWebMetrics()
  keepOwnMetrics(metrics)

  // Next hangs its own upgrade listener on the server that it is given; this one never listens, and we choose what it hears.
  const upgrades = new Server()
  const console = next({
    dev: isDevelopment,
    hostname: config.host,
    port: config.port,
    httpServer: upgrades,
  })
  await console.prepare()
  const handle = console.getRequestHandler()
  const front = await openFront({
    http: { host: config.host, port: config.port },
    https: {
      host: readHttpsHost(config.host),
      port: config.httpsPort,
      cert: readFileSync(tls.certPath),
      key: readFileSync(tls.keyPath),
    },
    brokerLink: config.brokerLink,
    trust,
    handle,
    ...(isDevelopment
      ? { upgrade: (request, socket, head) => void upgrades.emit('upgrade', request, socket, head) }
      : {}),
    onError: (error) => log.error({ err: error }, 'A request ended in an error.'),
    onAnswered: metrics.answered,
  })
  log.info({ port: config.port, httpsPort: config.httpsPort }, 'The console is up.')
  return async () => {
    await front.stop()
    await console.close()
    metrics.stop()
  }
})
