import type { Connection } from '@/lib/contract/connections'
import { devicePath } from '../device/device-path'
import { Link } from '../ui/link'

export function ConnectionName({
  connection,
}: {
  connection: Pick<Connection, 'deviceId' | 'tenantId' | 'principal'>
}) {
  const { deviceId, tenantId, principal } = connection
  if (deviceId === null || tenantId === null) return <span className="font-medium">{principal}</span>
  return (
    <Link href={devicePath({ id: deviceId, tenantId })} className="rounded-sm font-medium hover:underline">
      {principal}
    </Link>
  )
}
