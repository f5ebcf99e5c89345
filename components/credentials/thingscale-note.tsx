import type { DeviceDetail } from '@/lib/contract/devices'
import { Link } from '../ui/link'

/** ThingScale devices have no credential of their own: they share the account of their tenant. */
export function ThingscaleNote({
  device: { tenantId, tenantName },
}: {
  readonly device: Pick<DeviceDetail, 'tenantId' | 'tenantName'>
}) {
  return (
    <p className="rounded-lg border border-info/50 bg-info-soft px-4 py-2.5 text-sm">
      A ThingScale device logs in with the account that all of {tenantName} shares: its ThingScale id as the
      user name, its DEVICE_TOKEN as the password.{' '}
      <Link href={`/tenant/${tenantId}#thingscale`} className="text-accent underline underline-offset-2">
        Open the account on the tenant's page
      </Link>
      , or download an auth config, which issues one more token of it. A plain credential is the only one of
      its own.
    </p>
  )
}
