import { Building2 } from 'lucide-react'
import type { Metadata } from 'next'
import { CompaniesTable } from '@/components/companies/companies-table'
import { CreateCompany } from '@/components/companies/create-company'
import { ListBar } from '@/components/lists/list-bar'
import { queryOf } from '@/components/lists/list-query'
import { SearchFilter } from '@/components/lists/search-filter'
import { EmptyState } from '@/components/ui/empty-state'
import { may } from '@/lib/core/actor'
import { listCompanies } from '@/lib/services/companies/list-companies'
import { pageActor } from '@/lib/session/page-actor'
import { ListPage } from '../list-page'
import { placesOf } from '../places-of'
import { read } from '../read'
import type { PageProps } from '../scope-query'
import { createCompanyAction, deleteCompanyAction, updateCompanyAction } from './actions'

export const metadata: Metadata = { title: 'Companies' }

export default async function CompaniesPage({ searchParams }: PageProps) {
  const search = await searchParams
  const actor = await pageActor()
  const [result, places] = await Promise.all([
    read(listCompanies, queryOf(search, ['q', 'cursor'])),
    placesOf(),
  ])
  const create = actor.isPlatformAdmin ? <CreateCompany create={createCompanyAction} /> : null
  return (
    <ListPage
      title="Companies"
      crumbs={[]}
      actions={create}
      search={search}
      filterNames={['q']}
      filters={
        <ListBar>
          <SearchFilter label="Search companies" />
        </ListBar>
      }
      result={result}
      what="companies"
      empty={
        <EmptyState
          icon={Building2}
          title="No company yet"
          sentence={
            actor.isPlatformAdmin
              ? 'A company owns tenants, devices, users and API tokens. Create the first one.'
              : 'You are a member of no company. Ask an administrator to give you a role in one.'
          }
          action={create}
        />
      }
    >
      {(companies) => (
        <CompaniesTable
          companies={companies}
          places={places}
          isPlatformAdmin={actor.isPlatformAdmin}
          administered={companies
            .filter(({ id }) => may(actor, 'admin', { companyId: id }))
            .map(({ id }) => id)}
          actions={{ update: updateCompanyAction, remove: deleteCompanyAction }}
        />
      )}
    </ListPage>
  )
}
