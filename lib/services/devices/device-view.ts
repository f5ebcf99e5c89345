import { loadDevice } from '@/lib/access/load-device'
import type { Device, DeviceDetail } from '@/lib/contract/devices'
import { demand } from '@/lib/core/actor'
import { type DialectId, dialectIds } from '@/lib/core/dialect-id'
import { notFound } from '@/lib/core/fault'
import type { JsonValue } from '@/lib/core/json'
import { type RegisteredDevice, sourceName } from '@/lib/core/registry'
import type { Permission } from '@/lib/core/roles'
import type { Prisma } from '@/lib/db/generated/client'
import { dialectOf } from '@/lib/dialects/registry'
import type { Ctx } from '../context'
import type { CredentialOwner } from '../credentials/issue-credential'
import { demandSight } from '../sight'

export const deviceInclude = {
  tenant: { select: { name: true, application: true } },
  company: { select: { name: true } },
  connection: true,
} as const
export type DeviceRow = Prisma.DeviceGetPayload<{ include: typeof deviceInclude }>

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null

/** Its dialect, which the database keeps as text. */
export function dialectOfRow({ id, dialect }: Pick<DeviceRow, 'id' | 'dialect'>): DialectId {
  const known = dialectIds.find((one) => one === dialect)
  if (!known) throw new Error(`device ${id} has the unknown dialect ${dialect}`)
  return known
}

export function viewDevice(row: DeviceRow, sensorCount: number): Device {
  const { connection } = row
  return {
    id: row.id,
    tenantId: row.tenantId,
    tenantName: row.tenant.name,
    companyId: row.companyId,
    companyName: row.company.name,
    name: row.name,
    externalId: row.externalId,
    dialect: dialectOfRow(row),
    status: row.status === 'enabled' || row.status === 'disabled' ? row.status : 'suspended',
    tags: tagsOf(row.tags),
    gateways: [...row.gateways],
    isNew: row.isNew,
    createdAt: row.createdAt.toISOString(),
    sensorCount,
    connection: {
      isOnline: connection?.isOnline ?? false,
      connectedAt: iso(connection?.connectedAt),
      disconnectedAt: iso(connection?.disconnectedAt),
      lastSeenAt: iso(connection?.lastSeenAt),
      address: connection?.address ?? null,
      clientId: connection?.clientId ?? null,
      protocolVersion: connection?.protocolVersion ?? null,
      disconnectReason: connection?.disconnectReason ?? null,
    },
  }
}

export const credentialOwner = (row: DeviceRow): CredentialOwner => ({
  id: row.id,
  dialect: dialectOfRow(row),
  externalId: row.externalId,
  application: row.tenant.application,
})

export const tagsOf = (tags: Prisma.JsonValue | JsonValue): Record<string, string> =>
  Object.fromEntries(Object.entries(Object(tags)).map(([name, value]) => [name, String(value)]))

/** The device, if the caller sees it, and may do what it is asked for. */
export async function findDevice(ctx: Ctx, id: string, permission?: Permission): Promise<DeviceRow> {
  const row = await ctx.services.db.prisma.device.findUnique({ where: { id }, include: deviceInclude })
  if (!row) throw notFound('device')
  const place = { companyId: row.companyId, tenantId: row.tenantId }
  if (permission) demand(ctx.actor, permission, place, 'device')
  else demandSight(ctx.actor, place, 'device')
  return row
}

/** As dialects see it. */
export async function registeredDevice(ctx: Ctx, id: string): Promise<RegisteredDevice> {
  const device = await loadDevice(ctx.services.db.pool, id)
  if (!device) throw notFound('device')
  return device
}

export async function deviceDetail(ctx: Ctx, id: string): Promise<DeviceDetail> {
  const row = await findDevice(ctx, id)
  const device = await registeredDevice(ctx, id)
  return {
    ...viewDevice(row, device.sensors.length),
    source: sourceName(device),
    topics: dialectOf(device.dialect)
      .deviceTopics(device)
      .map((topic) => ({ ...topic })),
  }
}
