import { Users } from 'lucide-react'
import type { Metadata } from 'next'
import { ListBar } from '@/components/lists/list-bar'
import { queryText } from '@/components/lists/list-query'
import { SearchFilter } from '@/components/lists/search-filter'
import { EmptyState } from '@/components/ui/empty-state'
import { CreateUser } from '@/components/users/create-user'
import { UsersTable } from '@/components/users/users-table'
import { listUsers } from '@/lib/services/users/list-users'
import { pageActor } from '@/lib/session/page-actor'
import { ListPage } from '../list-page'
import { read } from '../read'
import { administeredCompanies, readerSight } from '../reader-sight'
import { listInput, type PageProps } from '../scope-query'
import { createUserAction, deleteUserAction, updateUserAction } from './actions'

export const metadata: Metadata = { title: 'Users' }

export default async function UsersPage({ searchParams }: PageProps) {
  const search = await searchParams
  const actor = await pageActor()
  const companyId = queryText(search, 'company')
  const result = await read(listUsers, listInput(search, ['q']))
  const { tenants } = await readerSight()
  const companies = (await administeredCompanies()).map(({ id, name }) => ({
    id,
    name,
    tenants: tenants.filter((tenant) => tenant.companyId === id).map(({ id, name }) => ({ id, name })),
  }))
  const first = companies.find(({ id }) => id === companyId) ?? companies[0]
  const create = first ? (
    <CreateUser companies={companies} companyId={first.id} create={createUserAction} />
  ) : null
  return (
    <ListPage
      title="Users"
      actions={create}
      search={search}
      filterNames={['q']}
      filters={
        <ListBar>
          <SearchFilter label="Search users" />
        </ListBar>
      }
      result={result}
      what="users"
      empty={
        <EmptyState
          icon={Users}
          title="No user yet"
          sentence={
            create
              ? 'Create a user for each person, with a role in the company or in some of its tenants.'
              : 'A company comes first; its users stand here then.'
          }
          action={create}
        />
      }
    >
      {(users) => (
        <UsersTable
          users={users}
          ownId={actor.id}
          companies={companies}
          actions={{ update: updateUserAction, remove: deleteUserAction }}
        />
      )}
    </ListPage>
  )
}
