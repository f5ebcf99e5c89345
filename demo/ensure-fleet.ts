/** Makes sure that the demo's company, tenants, devices and sensors exist, through the verbs that the console uses. */
import type { Device } from '@/lib/contract/devices'
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
import type { Known } from './place'
import { typeOfSignal } from './signals'

/** A device as it stands now. */
export interface FleetMember extends Known {
  /** Absent where it is not there yet, and registers itself. */
  readonly id: string | undefined
  readonly sensorIds: ReadonlyMap<string, string>
  readonly companyId: string
  readonly companyName: string
  /** This run made it, or lets it register itself. */
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
    for (const device of wanted.devices) members.push(await ensureDevice(ctx, tenant, device))
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

async function ensureDevice(ctx: Ctx, tenant: Tenant, device: DemoDevice): Promise<FleetMember> {
  const found = await findDevice(ctx, tenant.id, device)
  const made =
    found ?? (device.login === 'device-token' ? undefined : await makeDevice(ctx, tenant.id, device))
  const isNew = found === undefined
  return {
    id: made?.id,
    device,
    externalId: made?.externalId ?? selfChosenId(device),
    sensorIds: made ? await ensureSensors(ctx, made.id, device, isNew) : new Map(),
    companyId: tenant.companyId,
    companyName: tenant.companyName,
    tenantId: tenant.id,
    hearsCommands: device.dialect !== 'sensocan' || tenant.settings.sensocanCommands,
    isNew,
  }
}

async function findDevice(ctx: Ctx, tenantId: number, device: DemoDevice): Promise<Device | undefined> {
  const { items } = await runVerb(listDevices, ctx, { tenantId, limit: 200 })
  return device.login === 'device-token'
    ? items.find(({ externalId }) => externalId === selfChosenId(device))
    : (items.find(({ tags }) => tags.asset === device.asset) ??
        items.find(({ name }) => name === device.name))
}

/** What a device that nobody created calls itself. */
const selfChosenId = ({ asset }: DemoDevice): string => asset.toLowerCase()

const makeDevice = (
  ctx: Ctx,
  tenantId: number,
  { asset, name, dialect, tags }: DemoDevice,
): Promise<Device> => runVerb(createDevice, ctx, { tenantId, name, dialect, tags: { asset, ...tags } })

/** Of a device that exists already, sensors that somebody deleted stay deleted; one that registered itself makes its own. */
async function ensureSensors(
  ctx: Ctx,
  id: string,
  device: DemoDevice,
  isNew: boolean,
): Promise<Map<string, string>> {
  const { items } = await runVerb(listSensors, ctx, { id })
  const ids = new Map(items.map((sensor) => [sensor.slug ?? '', sensor.id]))
  if ((!isNew && items.length > 0) || device.login === 'device-token') return ids
  for (const { slug, name, unit, signal } of device.sensors) {
    if (ids.has(slug)) continue
    const input = { id, slug, name, type: typeOfSignal(signal), ...(unit === undefined ? {} : { unit }) }
    ids.set(slug, (await runVerb(createSensor, ctx, input)).id)
  }
  return ids
}
