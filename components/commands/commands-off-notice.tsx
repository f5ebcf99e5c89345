import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Link } from '../ui/link'

export function CommandsOffNotice({
  tenantId,
  tenantName,
}: {
  readonly tenantId: number
  readonly tenantName: string
}) {
  return (
    <EmptyState
      title="Commands are off for SensoCAN devices"
      sentence={`The tenant ${tenantName} has not turned them on, so this device could not receive one. The setting is on the tenant's page.`}
      action={
        <Button asChild>
          <Link href={`/tenant/${tenantId}`}>Open the tenant's settings</Link>
        </Button>
      }
    />
  )
}
