import type { MendKind } from '@/lib/core/mend-action'
import type { ReplayScope } from '../replay/replay-tally'
import type { MendPlace } from './mend-place'

const ofWholeTenant: readonly MendKind[] = ['change-setting', 'widen-time-window']
const ofDevice: readonly MendKind[] = [
  'create-sensor',
  'add-alias',
  'change-sensor-type',
  'enable-device',
  'add-gateway',
]

/** The refused messages that this mend may have made good: those with the code, of the device or of its whole tenant. Pure. */
export function replayOfCause(
  kind: MendKind,
  { deviceId, tenantId, code, isMessage }: MendPlace,
): { readonly scope: ReplayScope; readonly sentence: string } | undefined {
  if (!isMessage || code === null) return undefined
  if (ofWholeTenant.includes(kind) && tenantId !== null) {
    return {
      scope: { filter: { tenantId, code } },
      sentence: `All refused messages of the tenant that are kept with the code ${code}.`,
    }
  }
  if (ofDevice.includes(kind) && deviceId !== null) {
    return {
      scope: { filter: { deviceId, code } },
      sentence: `All refused messages of the device that are kept with the code ${code}.`,
    }
  }
  return undefined
}
