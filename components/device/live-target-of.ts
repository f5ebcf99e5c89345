import type { DeviceDetail } from '@/lib/contract/devices'
import type { LiveTarget } from '../live/live-messages'

/** The device as output topics name it. */
export const liveTargetOf = ({ companyId, companyName, source }: DeviceDetail): LiveTarget => ({
  companyId,
  companyName,
  source,
})
