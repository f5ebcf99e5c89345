/** A herd as an admin brings one in: a template, and a file whose rows an import job makes. */
import type { Tenant } from '@/lib/contract/tenants'
import type { Ctx } from '@/lib/services/context'
import { importDevices } from '@/lib/services/device-import/import-devices'
import { createDeviceTemplate } from '@/lib/services/device-templates/create-device-template'
import { listDeviceTemplates } from '@/lib/services/device-templates/list-device-templates'
import { runVerb } from '@/lib/services/run-verb'
import type { DemoDevice, Herd } from './demo-device'
import { endOfJob } from './end-of-job'
import type { FoundDevices } from './found-devices'
import { selfChosenId } from './self-chosen-id'
import { typeOfSignal } from './signals'

export async function ensureHerd(ctx: Ctx, tenant: Tenant, herd: Herd, found: FoundDevices): Promise<void> {
  const missing = herd.devices.filter((device) => !found.of(device))
  if (missing.length === 0) return
  const isFirst = missing.length === herd.devices.length
  const csv = [
    'name,dialect,externalId,tags.asset,tags.area',
    ...missing.map(lineOf),
    // Once is enough to look at.
    ...(isFirst ? herd.flawed : []).map(
      ([name, dialect, asset, area]) => `${name},${dialect},,${asset},${area}`,
    ),
  ].join('\n')
  const templateId = await ensureTemplate(ctx, tenant.companyId, herd)
  const { job } = await runVerb(importDevices, ctx, { tenantId: tenant.id, csv, templateId, dryRun: false })
  if (job) await endOfJob(ctx, job.id)
}

function lineOf(device: DemoDevice): string {
  const id = device.login === 'device-token' ? selfChosenId(device) : ''
  return [device.name, device.dialect, id, device.asset, device.tags.area ?? ''].join(',')
}

async function ensureTemplate(ctx: Ctx, companyId: string, { template, devices }: Herd): Promise<string> {
  const { items } = await runVerb(listDeviceTemplates, ctx, { companyId, limit: 200 })
  const found = items.find(({ name }) => name === template)
  if (found) return found.id
  const [{ dialect, sensors }] = devices
  const made = await runVerb(createDeviceTemplate, ctx, {
    companyId,
    name: template,
    dialect,
    sensors: sensors.map(({ slug, name, unit, signal }) => ({
      slug,
      name,
      type: typeOfSignal(signal),
      ...(unit === undefined ? {} : { unit }),
    })),
  })
  return made.id
}
