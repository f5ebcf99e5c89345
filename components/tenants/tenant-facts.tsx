import Link from 'next/link'
import type { Tenant } from '@/lib/contract/tenants'
import { Facts } from '../device/facts'
import { Card } from '../ui/card'
import { CopiedText } from '../ui/copied-text'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'

export function TenantFacts({ tenant }: { tenant: Tenant }) {
  return (
    <Card title="Tenant">
      <Facts
        facts={[
          ['Tenant id', <CopiedText key="id" text={String(tenant.id)} what="the tenant id" />],
          ['UUID', <CopiedText key="uuid" text={tenant.uuid} what="the tenant UUID" />],
          ['Application', <CopiedText key="application" text={tenant.application} what="the application" />],
          [
            'ThingScale id',
            <CopiedText key="thingscale" text={tenant.thingscaleId} what="the ThingScale id" />,
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
