import { Cpu, Upload } from 'lucide-react'
import type { Metadata } from 'next'
import { queryText } from '@/components/lists/list-query'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { mayAnywhere } from '@/lib/core/actor'
import { pageActor } from '@/lib/session/page-actor'
import { DeviceList } from '../device-list'
import { scopeCrumbs } from '../scope-crumbs'
import type { PageProps } from '../scope-query'

export const metadata: Metadata = { title: 'Devices' }

export default async function DevicesPage({ searchParams }: PageProps) {
  const search = await searchParams
  const companyId = queryText(search, 'company')
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Devices"
        crumbs={await scopeCrumbs(companyId)}
        actions={
          mayAnywhere(await pageActor(), 'provision') ? (
            <Button asChild>
              <Link href={companyId ? `/devices/import?company=${companyId}` : '/devices/import'}>
                <Upload aria-hidden />
                Import CSV
              </Link>
            </Button>
          ) : null
        }
      />
      <DeviceList
        search={search}
        empty={
          <EmptyState
            icon={Cpu}
            title="No device yet"
            sentence="A device hangs on a tenant: open one and create it there."
            action={
              <Button asChild>
                <Link href={companyId ? `/tenants?company=${companyId}` : '/tenants'}>Tenants</Link>
              </Button>
            }
          />
        }
      />
    </div>
  )
}
