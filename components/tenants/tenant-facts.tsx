import type { Tenant } from '@/lib/contract/tenants'
import { Facts } from '../device/facts'
import { Card } from '../ui/card'
import { CopiedText } from '../ui/copied-text'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { RenameApplication } from './rename-application'
import type { TenantActions } from './tenant-actions'

export function TenantFacts({
  tenant,
  mayEdit,
  update,
}: {
  tenant: Tenant
  mayEdit: boolean
  update: TenantActions['update']
}) {
  return (
    <Card title="Tenant">
      <Facts
        facts={[
          ['Tenant id', <CopiedText key="id" text={String(tenant.id)} what="the tenant id" />],
          ['UUID', <CopiedText key="uuid" text={tenant.uuid} what="the tenant UUID" />],
          [
            'Application',
            <span key="application" className="flex min-w-0 items-center gap-1">
              <CopiedText text={tenant.application} what="the application" />
              {mayEdit ? <RenameApplication tenant={tenant} update={update} /> : null}
            </span>,
          ],
          ['Status', <StatusMark key="status" mark={tenant.status} />],
          [
            'Company',
            <Link
              key="company"
              href={`/?company=${tenant.companyId}`}
              className="rounded-sm underline underline-offset-2"
            >
              {tenant.companyName}
            </Link>,
          ],
          ['Created', <RelativeTime key="created" at={tenant.createdAt} />],
        ]}
      />
    </Card>
  )
}
