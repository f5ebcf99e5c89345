/** The devices of a tenant as they are, however they were renamed. */
import type { Device } from '@/lib/contract/devices'
import type { Ctx } from '@/lib/services/context'
import { listDevices } from '@/lib/services/devices/list-devices'
import { runVerb } from '@/lib/services/run-verb'
import type { DemoDevice } from './demo-device'
import { selfChosenId } from './self-chosen-id'

export interface FoundDevices {
  of(device: DemoDevice): Device | undefined
}

export async function findDevices(ctx: Ctx, tenantId: number): Promise<FoundDevices> {
  const all: Device[] = []
  let cursor: string | null = null
  do {
    const page: { items: Device[]; nextCursor: string | null } = await runVerb(listDevices, ctx, {
      tenantId,
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    })
    all.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  const byAsset = new Map(all.flatMap((one) => (one.tags.asset === undefined ? [] : [[one.tags.asset, one]])))
  return {
    of: (device) =>
      byAsset.get(device.asset) ??
      all.find(({ externalId, name }) =>
        device.login === 'device-token' ? externalId === selfChosenId(device) : name === device.name,
      ),
  }
}

/** Device id → slug → sensor id: bulk messages name sensors by their ids. */
export async function sensorIdsOf(
  ctx: Ctx,
  tenantId: number,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows = await ctx.services.db.prisma.sensor.findMany({
    where: { device: { tenantId }, slug: { not: null } },
    select: { id: true, slug: true, deviceId: true },
  })
  const ids = new Map<string, Map<string, string>>()
  for (const { id, slug, deviceId } of rows) {
    const own = ids.get(deviceId) ?? new Map<string, string>()
    ids.set(deviceId, own.set(slug ?? '', id))
  }
  return ids
}
