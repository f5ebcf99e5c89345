/** Makes sure that the demo's company, tenants, people, devices and sensors exist, through the verbs that the console uses. */
import type { Device } from '@/lib/contract/devices'
import type { Actor } from '@/lib/core/actor'
import type { Ctx, Services } from '@/lib/services/context'
import { createDevice } from '@/lib/services/devices/create-device'
import { runVerb } from '@/lib/services/run-verb'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import type { DemoDevice } from './demo-device'
import { ensureHerd } from './ensure-herd'
import { ensurePeople, type People } from './ensure-people'
import { ensureTenants, type FoundTenant } from './ensure-tenants'
import { findDevices, sensorIdsOf } from './found-devices'
import type { Known } from './place'
import { selfChosenId } from './self-chosen-id'
import { typeOfSignal } from './signals'

/** A device as it stands now. */
export interface FleetMember extends Known {
  /** Absent where it is not there yet, and registers itself. */
  readonly id: string | undefined
  readonly sensorIds: ReadonlyMap<string, string>
  readonly companyId: string
  readonly companyName: string
  readonly application: string
  readonly isOfHerd: boolean
  /** This run made it, or lets it register itself. */
  readonly isNew: boolean
}

export interface Fleet {
  readonly members: readonly FleetMember[]
  readonly people: People
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

/** `onFault`: what somebody has taken from the demo's people since is no reason not to start. */
export async function ensureFleet(ctx: Ctx, onFault: (error: unknown) => void): Promise<Fleet> {
  const tenants = await ensureTenants(ctx)
  const people = await ensurePeople(ctx, tenants)
  const members: FleetMember[] = []
  for (const found of tenants) {
    const before = await findDevices(ctx, found.tenant.id)
    for (const device of found.wanted.devices) {
      if (device.login !== 'device-token' && !before.of(device))
        await makeDevice(ctx, found.tenant.id, device)
    }
    for (const herd of found.wanted.herds) {
      await ensureHerd(people.admin, found.tenant, herd, before).catch(onFault)
    }
    members.push(...(await membersOf(ctx, found, before)))
  }
  return { members, people }
}

async function membersOf(
  ctx: Ctx,
  { tenant, wanted }: FoundTenant,
  before: Awaited<ReturnType<typeof findDevices>>,
): Promise<FleetMember[]> {
  const now = await findDevices(ctx, tenant.id)
  const sensors = await sensorIdsOf(ctx, tenant.id)
  const memberOf = (device: DemoDevice, isOfHerd: boolean): FleetMember => {
    const found = now.of(device)
    return {
      id: found?.id,
      device,
      externalId: found?.externalId ?? selfChosenId(device),
      sensorIds: (found && sensors.get(found.id)) ?? new Map(),
      companyId: tenant.companyId,
      companyName: tenant.companyName,
      application: tenant.application,
      tenantId: tenant.id,
      hearsCommands: device.dialect !== 'sensocan' || tenant.settings.sensocanCommands,
      isOfHerd,
      isNew: before.of(device) === undefined,
    }
  }
  return [
    ...wanted.devices.map((device) => memberOf(device, false)),
    ...wanted.herds
      .flatMap(({ devices }) => devices)
      // One whose import was refused is not there.
      .filter((device) => now.of(device))
      .map((device) => memberOf(device, true)),
  ]
}

/** With its sensors; of one that is there already, sensors that somebody deleted stay deleted. */
async function makeDevice(
  ctx: Ctx,
  tenantId: number,
  { asset, name, dialect, tags, sensors }: DemoDevice,
): Promise<Device> {
  const made = await runVerb(createDevice, ctx, { tenantId, name, dialect, tags: { asset, ...tags } })
  for (const { slug, name: label, unit, signal } of sensors) {
    const input = { id: made.id, slug, name: label, type: typeOfSignal(signal) }
    await runVerb(createSensor, ctx, { ...input, ...(unit === undefined ? {} : { unit }) })
  }
  return made
}
