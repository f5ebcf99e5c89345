/** Makes sure that the demo's company, tenants, devices and sensors exist, through the verbs that the console uses. */
import type { Tenant } from '@/lib/contract/tenants'
import type { Actor } from '@/lib/core/actor'
import { createCompany } from '@/lib/services/companies/create-company'
import { listCompanies } from '@/lib/services/companies/list-companies'
import type { Ctx, Services } from '@/lib/services/context'
import { createDevice } from '@/lib/services/devices/create-device'
import { listDevices } from '@/lib/services/devices/list-devices'
import { runVerb } from '@/lib/services/run-verb'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import { listSensors } from '@/lib/services/sensors/list-sensors'
import { createTenant } from '@/lib/services/tenants/create-tenant'
import { listTenants } from '@/lib/services/tenants/list-tenants'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import type { DemoDevice, DemoTenant } from './demo-device'
import { companyName, tenants } from './fleet'
import type { Placed } from './messages'
import { typeOfSignal } from './signals'

/** A device as it stands now; `isNew` where this run made it. */
export interface FleetMember extends Placed {
  readonly id: string
  readonly companyName: string
  readonly tenantId: number
  readonly commandFilter: string | undefined
  readonly isNew: boolean
}

const demo: Actor = { kind: 'system', id: 'demo', name: 'demo fleet', isPlatformAdmin: true, reaches: [] }

export const demoCtx = (services: Services): Ctx => ({
  services,
  actor: demo,
  requestId: null,
  address: null,
  sessionId: null,
  host: 'localhost',
})

export async function ensureFleet(ctx: Ctx): Promise<FleetMember[]> {
  const members: FleetMember[] = []
  let companyId: string | undefined
  for (const wanted of tenants) {
    const tenant = await ensureTenant(ctx, wanted, companyId)
    companyId ??= tenant.companyId
    for (const device of wanted.devices) members.push(await ensureDevice(ctx, tenant, wanted, device))
  }
  return members
}

async function ensureTenant(ctx: Ctx, wanted: DemoTenant, company: string | undefined): Promise<Tenant> {
  const { application, name, sensocanCommands } = wanted
  const { items } = await runVerb(listTenants, ctx, { q: application })
  const found = items.find((tenant) => tenant.application === application)
  if (found) return found
  const companyId = company ?? (await ensureCompany(ctx))
  const made = await runVerb(createTenant, ctx, { companyId, name, application })
  if (!sensocanCommands) return made
  return runVerb(updateTenant, ctx, { id: made.id, settings: { sensocanCommands } })
}

async function ensureCompany(ctx: Ctx): Promise<string> {
  const { items } = await runVerb(listCompanies, ctx, { q: companyName })
  const found = items.find((company) => company.name === companyName)
  return (found ?? (await runVerb(createCompany, ctx, { name: companyName }))).id
}

async function ensureDevice(
  ctx: Ctx,
  tenant: Tenant,
  { dialect }: DemoTenant,
  device: DemoDevice,
): Promise<FleetMember> {
  const { items } = await runVerb(listDevices, ctx, { tenantId: tenant.id, limit: 200 })
  const found =
    items.find(({ tags }) => tags.asset === device.asset) ?? items.find(({ name }) => name === device.name)
  const { id, externalId } =
    found ??
    (await runVerb(createDevice, ctx, {
      tenantId: tenant.id,
      name: device.name,
      dialect,
      tags: { asset: device.asset, ...device.tags },
    }))
  const isCapture = dialect === 'capture'
  const root = isCapture ? `v1/sources/${externalId}` : `tenant/${tenant.id}/device/${externalId}`
  const commands = isCapture ? `${root}/cmd/#` : `${root}/command/#`
  return {
    id,
    device,
    dialect,
    root,
    sensorIds: await ensureSensors(ctx, id, device, found === undefined),
    companyName: tenant.companyName,
    tenantId: tenant.id,
    commandFilter: isCapture || tenant.settings.sensocanCommands ? commands : undefined,
    isNew: found === undefined,
  }
}

/** Of a device that exists already, sensors that somebody deleted stay deleted. */
async function ensureSensors(
  ctx: Ctx,
  id: string,
  device: DemoDevice,
  isNew: boolean,
): Promise<Map<string, string>> {
  const { items } = await runVerb(listSensors, ctx, { id })
  const ids = new Map(items.map((sensor) => [sensor.slug ?? '', sensor.id]))
  if (!isNew && items.length > 0) return ids
  for (const { slug, name, unit, signal } of device.sensors) {
    if (ids.has(slug)) continue
    const input = { id, slug, name, type: typeOfSignal(signal), ...(unit === undefined ? {} : { unit }) }
    ids.set(slug, (await runVerb(createSensor, ctx, input)).id)
  }
  return ids
}
