import { Layers } from 'lucide-react'
import type { Metadata } from 'next'
import { ListBar } from '@/components/lists/list-bar'
import { queryText } from '@/components/lists/list-query'
import { SearchFilter } from '@/components/lists/search-filter'
import { CreateTenant } from '@/components/tenants/create-tenant'
import { TenantsTable } from '@/components/tenants/tenants-table'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { listTenants } from '@/lib/services/tenants/list-tenants'
import { pageActor } from '@/lib/session/page-actor'
import { ListPage } from '../list-page'
import { placesOf } from '../places-of'
import { read } from '../read'
import { administeredCompanies } from '../reader-sight'
import { listInput, type PageProps } from '../scope-query'
import { createTenantAction } from './actions'

export const metadata: Metadata = { title: 'Tenants' }

export default async function TenantsPage({ searchParams }: PageProps) {
  const search = await searchParams
  const companyId = queryText(search, 'company')
  const { isPlatformAdmin } = await pageActor()
  const companies = (await administeredCompanies()).map(({ id, name }) => ({ id, name }))
  const [result, places] = await Promise.all([read(listTenants, listInput(search, ['q'])), placesOf()])
  const create =
    companies.length > 0 ? (
      <CreateTenant companies={companies} companyId={companyId} create={createTenantAction} />
    ) : null
  return (
    <ListPage
      title="Tenants"
      actions={create}
      search={search}
      filterNames={['q']}
      filters={
        <ListBar>
          <SearchFilter label="Search tenants" />
        </ListBar>
      }
      result={result}
      what="tenants"
      empty={
        <EmptyState
          icon={Layers}
          title="No tenant yet"
          sentence={
            create
              ? 'A tenant is a site, a customer or a product line. Devices hang on it. Create the first one.'
              : isPlatformAdmin
                ? 'A company comes first: its tenants stand here then.'
                : 'Tenants are created by an admin of a company. You see none yet.'
          }
          action={
            create ??
            (isPlatformAdmin ? (
              <Button asChild>
                <Link href="/companies?new=true">New company</Link>
              </Button>
            ) : null)
          }
        />
      }
    >
      {(tenants) => <TenantsTable tenants={tenants} places={places} />}
    </ListPage>
  )
}
