import type { DeviceCache } from '@/broker/devices'
import type { Principal } from '@/lib/core/principal'
import { defaultLimits, type TenantLimits } from '@/lib/core/tenant-limits'

/** What the principal's tenant lets it take, as it is now; the defaults for whoever is of no one tenant. */
export function limitsOf(devices: Pick<DeviceCache, 'device'>, principal: Principal): TenantLimits {
  if (principal.kind === 'device') return devices.device(principal.deviceId)?.limits ?? defaultLimits
  return 'limits' in principal ? principal.limits : defaultLimits
}
