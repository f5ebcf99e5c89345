/** Things for tests, made through the verbs. Each test makes its own company. */
import { randomUUID } from 'node:crypto'
import type { DialectId } from '@/lib/core/dialect-id'
import type { Role } from '@/lib/core/roles'
import { createCompany } from '@/lib/services/companies/create-company'
import type { Ctx } from '@/lib/services/context'
import { createDevice } from '@/lib/services/devices/create-device'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import { createTenant } from '@/lib/services/tenants/create-tenant'
import { createUser } from '@/lib/services/users/create-user'

const short = (): string => randomUUID().slice(0, 8)

export const makeCompany = (ctx: Ctx, name = `Company ${short()}`) => createCompany(ctx, { name })

export const makeTenant = (ctx: Ctx, companyId: string, name = `Tenant ${short()}`) =>
  createTenant(ctx, { companyId, name })

/** A device with its first credential, and sensors of the slugs given. */
export async function makeDevice(
  ctx: Ctx,
  tenantId: number,
  dialect: DialectId,
  slugs: readonly string[] = [],
) {
  const device = await createDevice(ctx, { tenantId, name: `Device ${short()}`, dialect })
  const sensors = []
  for (const slug of slugs) sensors.push(await createSensor(ctx, { id: device.id, slug }))
  const [credential] = device.credentials
  if (!credential) throw new Error('a new device has a credential')
  return { ...device, sensors, credential }
}

/** A company with one tenant and one device in it. */
export async function makePlant(ctx: Ctx, dialect: DialectId, slugs: readonly string[] = []) {
  const company = await makeCompany(ctx)
  const tenant = await makeTenant(ctx, company.id)
  return { company, tenant, device: await makeDevice(ctx, tenant.id, dialect, slugs) }
}

export const PASSWORD = 'a long enough password'

export const makeUser = (ctx: Ctx, companyId: string, role: Role, tenantIds?: number[]) =>
  createUser(ctx, {
    username: `user.${short()}`,
    password: PASSWORD,
    role,
    companyId,
    ...(tenantIds ? { tenantIds } : {}),
  })
