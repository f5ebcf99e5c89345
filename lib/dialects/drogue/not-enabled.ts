import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { quote } from '../quote'
import { rejected } from '../rejected'

/** Why nobody may speak for this device now, or `undefined` where its gateway may. */
export function notEnabled({ status, externalId }: RegisteredDevice): Rejection | undefined {
  if (status === 'enabled') return undefined
  return rejected(
    'state',
    status === 'disabled' ? 'device-disabled' : 'device-suspended',
    `The device ${quote(externalId)} is ${status}, and so is what its gateway sends for it.`,
    { sentence: 'Enable it on its page.', action: { kind: 'enable-device' } },
  )
}
