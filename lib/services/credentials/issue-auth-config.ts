import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AuthConfig, issueAuthConfigOp } from '@/lib/contract/credentials'
import { firstCredentialKindOf } from '@/lib/core/device-credential-kinds'
import { type RegisteredDevice, sourceName } from '@/lib/core/registry'
import { dialectOf } from '@/lib/dialects/registry'
import { type Ctx, type Services, verb } from '../context'
import { findDevice, registeredDevice } from '../devices/device-view'
import { addDeviceToken } from './add-device-token'
import { connectForm } from './auth-config/connect-form'
import { firstSteps, withToken } from './auth-config/first-steps'
import { renderAuthConfig } from './auth-config/render'
import { addCredential } from './create-credential'

/** A file cannot show an old secret, so each download issues a credential of its own. */
export const issueAuthConfig = verb(issueAuthConfigOp, async (ctx, { id, format }) => {
  await findDevice(ctx, id, 'provision')
  const device = await registeredDevice(ctx, id)
  const { username, password } = await credentialOf(ctx, device)
  const { dialect } = device
  const topics = withToken(dialectOf(dialect).deviceTopics(device), dialect, password)
  const { clientId, mqttVersions, keepAliveSeconds, cleanSession } = connectForm(device)
  const config: AuthConfig = {
    version: 1,
    issuedAt: new Date(ctx.services.now()).toISOString(),
    company: device.companyName,
    tenantId: device.tenantId,
    source: sourceName(device),
    deviceId: id,
    dialect,
    clientId,
    username,
    password,
    host: ctx.services.config.publicHost ?? ctx.host,
    listeners: listenersOf(ctx),
    mqttVersions: [...mqttVersions],
    keepAliveSeconds,
    cleanSession,
    topics: topics.map(({ label, action, topic }) => ({ label, action, topic })),
    caCertificate: await caCertificate(ctx.services),
  }
  return renderAuthConfig(format, { config, deviceName: device.name, steps: firstSteps(topics) })
})

interface Login {
  readonly username: string
  readonly password: string
}

/** Of the kind that the dialect begins with; a ThingScale device speaks as the account of its tenant. */
async function credentialOf(ctx: Ctx, { id, dialect, tenantId }: RegisteredDevice): Promise<Login> {
  const kind = firstCredentialKindOf(dialect)
  if (kind !== undefined) return addCredential(ctx, id, kind)
  const { thingscaleId, deviceToken } = await addDeviceToken(ctx, tenantId)
  return { username: thingscaleId, password: deviceToken }
}

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
