import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { tlsFiles } from '@/lib/config/tls-files'
import { getInstallationOp, type Installation } from '@/lib/contract/installation'
import { isFault } from '@/lib/core/fault'
import { type Services, verb } from '../context'

export const getInstallation = verb(getInstallationOp, async ({ services }) => {
  const [version, certificate, postgres, broker] = await Promise.all([
    versionOfPackage(),
    certificateOf(services),
    versionOfPostgres(services),
    brokerOf(services),
  ])
  return {
    version,
    runsOn: { node: process.versions.node, postgres },
    publicHost: services.config.publicHost ?? null,
    listeners: listenersOf(services),
    certificate,
    database: postgres !== null,
    broker,
  }
})

async function versionOfPackage(): Promise<string | null> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'package.json')
  try {
    return z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).version
  } catch {
    return null
  }
}

/** Null where it does not answer. */
async function versionOfPostgres({ db }: Services): Promise<string | null> {
  try {
    const { rows } = await db.pool.query<{ server_version: string }>('SHOW server_version')
    return rows[0]?.server_version ?? null
  } catch {
    return null
  }
}

async function certificateOf({ config }: Services): Promise<Installation['certificate']> {
  const { dataDir, tlsCertPath } = config
  const own = tlsFiles({ dataDir, tlsCertPath: undefined, tlsKeyPath: undefined })
  const path = tlsCertPath ?? own.certPath
  try {
    const certificate = new X509Certificate(await readFile(/* turbopackIgnore: true */ path))
    return {
      names: (certificate.subjectAltName ?? '')
        .split(', ')
        .map((name) => name.replace(/^(DNS|IP Address):/, ''))
        .filter(Boolean),
      issuer: certificate.issuer.replaceAll('\n', ', '),
      fingerprint: certificate.fingerprint256,
      validFrom: new Date(certificate.validFrom).toISOString(),
      validTo: new Date(certificate.validTo).toISOString(),
      isOwn: config.tlsCertPath === undefined,
    }
  } catch {
    return null
  }
}

function listenersOf({ config }: Services): Installation['listeners'] {
  const { listeners, port, httpsPort } = config
  return [
    { protocol: 'Console, API (HTTP)', port },
    { protocol: 'Console, API (HTTPS)', port: httpsPort },
    { protocol: 'MQTT', port: listeners.mqttPort },
    { protocol: 'MQTT over TLS', port: listeners.mqttsPort },
    ...listeners.wsPorts.map((wsPort) => ({ protocol: 'MQTT over WebSocket', port: wsPort })),
    { protocol: 'MQTT over WebSocket and TLS', port: listeners.wssPort },
    { protocol: 'MQTT without a login (lab)', port: listeners.labPort },
  ].filter((listener) => listener.port !== 0)
}

async function brokerOf({ broker }: Services): Promise<Installation['broker']> {
  try {
    const { status, sessions, disk, storageLagMs, limits } = await broker.health()
    return {
      status,
      connections: sessions,
      disk: disk ?? 'ok',
      storageLagMs: storageLagMs ?? 0,
      limits: limits ?? {},
    }
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return null
    throw error
  }
}
