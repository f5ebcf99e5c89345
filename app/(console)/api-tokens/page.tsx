import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { CreateToken } from '@/components/api-tokens/create-token'
import { TokensTable } from '@/components/api-tokens/tokens-table'
import { ListBar } from '@/components/lists/list-bar'
import { queryText } from '@/components/lists/list-query'
import { SearchFilter } from '@/components/lists/search-filter'
import { EmptyState } from '@/components/ui/empty-state'
import { listApiTokens } from '@/lib/services/api-tokens/list-api-tokens'
import { ListPage } from '../list-page'
import { read } from '../read'
import { administeredCompanies } from '../reader-sight'
import { listInput, type PageProps } from '../scope-query'
import { createApiTokenAction, deleteApiTokenAction } from './actions'

export const metadata: Metadata = { title: 'API tokens' }

export default async function ApiTokensPage({ searchParams }: PageProps) {
  const search = await searchParams
  const companyId = queryText(search, 'company')
  const result = await read(listApiTokens, listInput(search, ['q']))
  const companies = (await administeredCompanies()).map(({ id, name }) => ({ id, name }))
  const create =
    companies.length > 0 ? (
      <CreateToken companies={companies} companyId={companyId} create={createApiTokenAction} />
    ) : null
  return (
    <ListPage
      title="API tokens"
      description="For programs: REST with the value as Bearer, MQTT with the id as user name and the value as password."
      actions={create}
      search={search}
      filterNames={['q']}
      filters={
        <ListBar>
          <SearchFilter label="Search API tokens" />
        </ListBar>
      }
      result={result}
      what="API tokens"
      empty={
        <EmptyState
          icon={KeyRound}
          title="No API token yet"
          sentence={
            create
              ? 'Create one for each program that calls the API or reads over MQTT, with the scopes that it needs.'
              : 'A company comes first; its tokens stand here then.'
          }
          action={create}
        />
      }
    >
      {(tokens) => <TokensTable tokens={tokens} remove={deleteApiTokenAction} />}
    </ListPage>
  )
}
