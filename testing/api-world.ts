/** A company with one of everything, and callers of every kind, behind the real handlers and a real broker. */

import { mintJwt } from '@/lib/access/jwt'
import { loadUser } from '@/lib/access/reach'
import { type Permission, permissions } from '@/lib/core/roles'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { sendCommands } from '@/lib/services/command-batch/send-commands'
import { createCommandTemplate } from '@/lib/services/command-templates/create-command-template'
import { queueCommand } from '@/lib/services/commands/queue-command'
import type { Services } from '@/lib/services/context'
import { addDeviceToken } from '@/lib/services/credentials/add-device-token'
import { actOnDevices } from '@/lib/services/device-bulk/act-on-devices'
import { createDeviceTemplate } from '@/lib/services/device-templates/create-device-template'
import { createApiKey } from '@/lib/services/users/create-api-key'
import { ensureFirstAdministrator } from '@/lib/services/users/ensure-first-administrator'
import { updateUser } from '@/lib/services/users/update-user'
import { closeWebServices, webServices } from '@/lib/session/web-services'
import { startTestBroker, type TestBroker } from './broker'
import { makeSession } from './make-session'
import { makeCompany, makeDevice, makeTenant, makeUser, PASSWORD } from './provision'
import { keepRefused } from './refused-records'

export interface ApiWorld {
  readonly broker: TestBroker
  stop(): Promise<void>
}

/** The web's own services on the database and the broker of the test. */
export async function startApiWorld(): Promise<ApiWorld> {
  const broker = await startTestBroker()
  Object.assign(process.env, {
    DATABASE_URL: broker.databaseUrl,
    BROKER_LINK: broker.link,
    SIGNALBOX_SECRET: 'Zq7wLr2Xn9Vb4Kc8Tm1Hs6Yd3Fg5Pj0Q',
    LOG_LEVEL: 'silent',
  })
  await closeWebServices()
  return {
    broker,
    stop: async () => {
      await closeWebServices()
      await broker.stop()
    },
  }
}

export type Plant = Awaited<ReturnType<typeof makeFullPlant>>

/** Two tenants; in the first a device with a sensor, a credential and a command; a user and a token of the company. */
export async function makeFullPlant(world: ApiWorld) {
  const { admin, services } = world.broker
  const company = await makeCompany(admin)
  const tenant = await makeTenant(admin, company.id)
  const otherTenant = await makeTenant(admin, company.id)
  const device = await makeDevice(admin, tenant.id, 'capture', ['Line.Motor.Speed'])
  const command = await queueCommand(admin, { id: device.id, name: 'a/b/c', payload: 1, qos: 1 })
  const template = await createCommandTemplate(admin, {
    id: tenant.id,
    label: 'Speed',
    name: 'a/b/c',
    payload: '{{speed}}',
    encoding: 'json',
    qos: 1,
    parameters: [{ name: 'speed', type: 'number' }],
  })
  const batch = await sendCommands(admin, {
    deviceIds: [device.id],
    template: { templateId: template.id, parameters: { speed: 1 } },
  })
  const deviceTemplate = await createDeviceTemplate(admin, {
    companyId: company.id,
    name: 'A pump',
    dialect: 'plain',
  })
  const rotation = { kind: 'rotate-credentials', overlapHours: 1 } as const
  const job = await actOnDevices(admin, { deviceIds: [device.id], action: rotation })
  const endedJobId = (await actOnDevices(admin, { deviceIds: [device.id], action: rotation })).id
  await world.broker.pool.query("UPDATE jobs SET state = 'done', ended_at = now() WHERE id = $1", [
    endedJobId,
  ])
  const user = await makeUser(admin, company.id, 'viewer')
  const sessionId = await makeSession(world.broker.pool, user.id)
  const apiKey = await createApiKey(admin, { id: user.id })
  const token = await createApiToken(admin, { companyId: company.id, name: 'token', scopes: ['read:logs'] })
  await addDeviceToken(admin, tenant.id)
  const { id: deviceTokenId } = await services.db.prisma.credential.findFirstOrThrow({
    where: { tenantId: tenant.id, kind: 'device-token' },
  })
  const [sensor] = device.sensors
  if (!sensor) throw new Error('no sensor')
  const refusedSeq = await keepRefused(world.broker.pool, {
    companyId: company.id,
    tenantId: tenant.id,
    deviceId: device.id,
    principalKey: `device:${device.id}`,
    dialect: 'capture',
    topic: `v1/sources/${device.externalId}/data/read/a/b/c`,
    payload: '{"Value": 1}',
  })
  return {
    company,
    tenant,
    otherTenant,
    device,
    sensor,
    command,
    template,
    deviceTemplate,
    job,
    endedJobId,
    batch,
    user,
    sessionId,
    apiKey,
    token,
    refusedSeq,
    deviceTokenId,
  }
}

export async function makeCallers(world: ApiWorld, plant: Plant) {
  const { admin } = world.broker
  const { services } = webServices()
  const stranger = await makeUser(admin, (await makeCompany(admin)).id, 'company-admin')
  const sibling = await makeUser(admin, plant.company.id, 'company-admin', [plant.otherTenant.id])
  const viewer = await makeUser(admin, plant.company.id, 'viewer')
  const owner = await makeUser(admin, plant.company.id, 'company-admin')
  const suspended = await makeUser(admin, plant.company.id, 'company-admin')
  const suspendedToken = await bearerOf(services, suspended.id)
  await updateUser(admin, { id: suspended.id, status: 'suspended' })
  await ensureFirstAdministrator(services, { username: 'root.admin', password: PASSWORD })
  const root = await services.db.prisma.user.findUniqueOrThrow({ where: { username: 'root.admin' } })
  return {
    stranger: await bearerOf(services, stranger.id),
    sibling: await bearerOf(services, sibling.id),
    viewer: await bearerOf(services, viewer.id),
    owner: await bearerOf(services, owner.id),
    root: await bearerOf(services, root.id),
    suspended: suspendedToken,
    ownerId: owner.id,
    /** An API token of the company with every scope but one. */
    tokenWithout: async (missing: Permission) => {
      const scopes = permissions.filter((one) => one !== missing)
      // Made with the web's key: the broker of the test has a key of its own.
      const ctx = { ...admin, services }
      return (await createApiToken(ctx, { companyId: plant.company.id, name: `no ${missing}`, scopes })).value
    },
  }
}

export async function bearerOf(services: Services, userId: string): Promise<string> {
  const user = await loadUser(services.db.pool, userId)
  if (!user) throw new Error('no such user')
  const { jwtKey } = services.access.keys
  return (await mintJwt(jwtKey, { id: userId, username: user.actor.name, epoch: user.epoch }, Date.now()))
    .token
}
