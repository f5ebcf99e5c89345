import Link from 'next/link'
import type { Tenant } from '@/lib/contract/tenants'
import { Facts } from '../device/facts'
import { Card } from '../ui/card'
import { CopyButton } from '../ui/copy-button'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'

export function TenantFacts({ tenant }: { tenant: Tenant }) {
  return (
    <Card title="Tenant">
      <Facts
        facts={[
          ['Tenant id', <Copied key="id" text={String(tenant.id)} what="the tenant id" />],
          ['UUID', <Copied key="uuid" text={tenant.uuid} what="the tenant UUID" />],
          ['Application', <Copied key="application" text={tenant.application} what="the application" />],
          ['ThingScale id', <Copied key="thingscale" text={tenant.thingscaleId} what="the ThingScale id" />],
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

function Copied({ text, what }: { text: string; what: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="min-w-0 break-all">{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  )
}
