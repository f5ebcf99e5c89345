/** Things for tests, made through the verbs. Each test makes its own company. */
import { randomUUID } from 'node:crypto'
import type { DialectId } from '@/lib/core/dialect-id'
import type { Role } from '@/lib/core/roles'
import { createCompany } from '@/lib/services/companies/create-company'
import type { Ctx } from '@/lib/services/context'
import { addDeviceToken } from '@/lib/services/credentials/add-device-token'
import { createDevice } from '@/lib/services/devices/create-device'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import { createTenant } from '@/lib/services/tenants/create-tenant'
import { createApiKey } from '@/lib/services/users/create-api-key'
import { createUser } from '@/lib/services/users/create-user'

const short = (): string => randomUUID().slice(0, 8)

export const makeCompany = (ctx: Ctx, name = `Company ${short()}`) => createCompany(ctx, { name })

export const makeTenant = (ctx: Ctx, companyId: string, name = `Tenant ${short()}`) =>
  createTenant(ctx, { companyId, name })

/** What of a device a test wants its own way. */
export interface DeviceWishes {
  readonly name?: string
  readonly externalId?: string
  readonly gateways?: string[]
}

/** A device with its first credential, and sensors of the slugs given. */
export async function makeDevice(
  ctx: Ctx,
  tenantId: number,
  dialect: DialectId,
  slugs: readonly string[] = [],
  wishes: DeviceWishes = {},
) {
  const device = await createDevice(ctx, { tenantId, name: `Device ${short()}`, dialect, ...wishes })
  const sensors = []
  for (const slug of slugs) sensors.push(await createSensor(ctx, { id: device.id, slug }))
  const credential = device.credentials[0] ?? (await deviceTokenOf(ctx, tenantId))
  return { ...device, sensors, credential }
}

/** What a ThingScale device connects with, as credentials are shown. */
async function deviceTokenOf(ctx: Ctx, tenantId: number) {
  const { thingscaleId, deviceToken } = await addDeviceToken(ctx, tenantId)
  return { id: '', kind: 'device-token', username: thingscaleId, password: deviceToken }
}

/** A company with one tenant and one device in it. */
export async function makePlant(ctx: Ctx, dialect: DialectId, slugs: readonly string[] = []) {
  const company = await makeCompany(ctx)
  const tenant = await makeTenant(ctx, company.id)
  return { company, tenant, device: await makeDevice(ctx, tenant.id, dialect, slugs) }
}

/** A user of the company with an API key: what a Drogue back end logs in with. */
export async function makeBackEnd(ctx: Ctx, companyId: string, role: Role = 'engineer') {
  const user = await makeUser(ctx, companyId, role)
  const { username, password } = await createApiKey(ctx, { id: user.id })
  return { user, login: { username, password } }
}

export const PASSWORD = 'a long enough password'

export const makeUser = (
  ctx: Ctx,
  companyId: string,
  role: Role,
  tenantIds?: number[],
  username = `user.${short()}`,
) =>
  createUser(ctx, {
    username,
    password: PASSWORD,
    role,
    companyId,
    ...(tenantIds ? { tenantIds } : {}),
  })
