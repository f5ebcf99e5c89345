import { notFound } from '@/lib/core/fault'
import { defaultSettings } from '@/lib/core/registry'
import type { Served } from '@/lib/dialects/dialect'
import type { Ctx } from '../context'
import type { LoadedDevices } from '../messages/loaded-devices'
import { settingsOf } from '../tenants/tenant-view'

/** Stands for the id that the device would be given. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

/** The device as it would be registered at its first message, for this judgement alone. */
export async function withNewDevice(
  { services }: Ctx,
  devices: LoadedDevices,
  principal: Served,
  externalId: string,
): Promise<void> {
  if (principal.kind !== 'account') return
  const tenant = await services.db.prisma.tenant.findUnique({
    where: { id: principal.tenantId },
    include: { company: { select: { name: true } } },
  })
  if (!tenant) throw notFound('tenant')
  devices.add({
    id: NO_ID,
    name: externalId,
    externalId,
    dialect: principal.dialect,
    status: 'enabled',
    tags: {},
    gateways: [],
    tenantId: tenant.id,
    tenantUuid: tenant.uuid,
    application: tenant.application,
    companyId: tenant.companyId,
    companyName: tenant.company.name,
    settings: { ...defaultSettings, ...settingsOf(tenant) },
    limits: principal.limits,
    sensors: [],
  })
}
