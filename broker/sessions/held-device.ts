/** The device behind a principal stays in the cache for as long as the session lasts. */
import type { DeviceCache } from '@/broker/devices'
import type { Principal } from '@/lib/core/principal'

export async function hold(devices: DeviceCache, principal: Principal): Promise<void> {
  const deviceId = deviceIdOf(principal)
  if (deviceId !== undefined) await devices.acquire(deviceId)
}

export function letGo(devices: DeviceCache, principal: Principal): void {
  const deviceId = deviceIdOf(principal)
  if (deviceId !== undefined) devices.release(deviceId)
}

/** A device's own, or that under which the lab listener stores. */
const deviceIdOf = (principal: Principal): string | undefined =>
  'deviceId' in principal ? principal.deviceId : undefined
