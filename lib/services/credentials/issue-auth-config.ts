import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AuthConfig, issueAuthConfigOp } from '@/lib/contract/credentials'
import { sourceName } from '@/lib/core/registry'
import { dialectOf } from '@/lib/dialects/registry'
import { type Ctx, type Services, verb } from '../context'
import { findDevice, registeredDevice } from '../devices/device-view'
import { renderAuthConfig } from './auth-config/render'
import { addCredential } from './create-credential'

/** A file cannot show an old secret, so each download issues a credential of its own. */
export const issueAuthConfig = verb(issueAuthConfigOp, async (ctx, { id, format }) => {
  await findDevice(ctx, id, 'provision')
  const credential = await addCredential(ctx, id, 'password')
  const device = await registeredDevice(ctx, id)
  const topics = dialectOf(device.dialect).deviceTopics(device)
  const config: AuthConfig = {
    version: 1,
    issuedAt: new Date(ctx.services.now()).toISOString(),
    company: device.companyName,
    tenantId: device.tenantId,
    source: sourceName(device),
    deviceId: id,
    dialect: device.dialect,
    clientId: id,
    username: credential.username,
    password: credential.password,
    host: ctx.services.config.publicHost ?? ctx.host,
    listeners: listenersOf(ctx),
    topics: topics.map(({ label, action, topic }) => ({ label, action, topic })),
    caCertificate: await caCertificate(ctx.services),
  }
  const example = topics.find((topic) => topic.action === 'publish')
  return renderAuthConfig(format, { config, deviceName: device.name, example })
})

function listenersOf({ services }: Ctx): AuthConfig['listeners'] {
  const { listeners, port, httpsPort } = services.config
  return [
    { protocol: 'mqtt' as const, port: listeners.mqttPort, path: null },
    { protocol: 'mqtts' as const, port: listeners.mqttsPort, path: null },
    ...listeners.wsPorts.map((wsPort) => ({ protocol: 'ws' as const, port: wsPort, path: '/mqtt' })),
    { protocol: 'wss' as const, port: listeners.wssPort, path: '/mqtt' },
    { protocol: 'ws' as const, port, path: '/mqtt' },
    { protocol: 'wss' as const, port: httpsPort, path: '/mqtt' },
  ].filter((listener) => listener.port !== 0)
}

/** Our own CA; null where the operator brought a certificate, whose CA clients know, or none was made yet. */
async function caCertificate({ config }: Services): Promise<string | null> {
  if (config.tlsCertPath !== undefined) return null
  return readFile(join(/* turbopackIgnore: true */ config.dataDir, 'tls', 'ca.pem'), 'utf8').catch(() => null)
}
