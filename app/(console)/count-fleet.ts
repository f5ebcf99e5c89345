import { type FleetCounts, fleetCounts } from '@/components/overview/fleet-counts'
import { listDevices } from '@/lib/services/devices/list-devices'
import { load } from '@/lib/session/page-actor'

/** As many of those never seen as one page holds are counted; beyond it the tile says so. */
const COUNTED_MAX = 200

export async function countFleet(
  where: { companyId: string } | { tenantId: number },
  devices: number,
  online: number,
): Promise<FleetCounts> {
  if (devices === 0) return fleetCounts(0, 0, { count: 0, isAll: true })
  const page = await load(listDevices, { ...where, presence: 'never-seen', limit: COUNTED_MAX })
  return fleetCounts(devices, online, { count: page.items.length, isAll: page.nextCursor === null })
}
