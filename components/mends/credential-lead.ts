/** Where a refused device's right credential is issued: a link that opens the form with its kind chosen. Pure. */
import type { RightCredential } from '@/lib/core/mend-action'
import { kindLabel } from '../credentials/kind-words'
import { devicePath } from '../device/device-path'
import type { MendPlace } from './mend-place'

export function credentialLead(
  credential: RightCredential | undefined,
  { deviceId, tenantId, seq }: Pick<MendPlace, 'deviceId' | 'tenantId' | 'seq'>,
): { readonly href: string; readonly label: string } | undefined {
  if (tenantId === null) return undefined
  if (credential === 'device-token')
    return { href: `/tenant/${tenantId}#thingscale`, label: 'The ThingScale account of its tenant' }
  if (deviceId === null) return undefined
  const page = `${devicePath({ id: deviceId, tenantId })}/credentials`
  if (credential === undefined) return { href: page, label: 'Its credentials, with their kinds' }
  // The page says again why the login was refused.
  const query = new URLSearchParams({ kind: credential, ...(seq === null ? {} : { refused: String(seq) }) })
  return { href: `${page}?${query}#issue`, label: `Issue a new credential (${kindLabel(credential)})` }
}
