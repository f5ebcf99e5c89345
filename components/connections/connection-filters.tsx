import { DialectFilter } from '../lists/dialect-filter'
import { LinkedFilters } from '../lists/linked-filters'
import { ListBar } from '../lists/list-bar'
import { SearchFilter } from '../lists/search-filter'
import { SelectFilter } from '../lists/select-filter'
import { kindOptions } from './principal-kinds'

export const connectionFilterNames = [
  'q',
  'principalKind',
  'principalId',
  'tenantId',
  'dialect',
  'listener',
  'isContested',
] as const

export function ConnectionFilters() {
  return (
    <ListBar>
      <SearchFilter label="Search by name, client id or address" />
      <SelectFilter
        label="Who"
        param="principalKind"
        all="Any principal"
        options={[...kindOptions, ['anonymous', 'Anonymous'], ['console', 'Open consoles']]}
      />
      <DialectFilter />
      <SelectFilter
        label="Listener"
        param="listener"
        all="Any listener"
        options={LISTENERS.map((name) => [name, name] as const)}
      />
      <SelectFilter
        label="Takeovers"
        param="isContested"
        all="Any takeovers"
        options={[['true', 'Taken over again and again']]}
      />
      <LinkedFilters
        filters={[
          ['principalId', 'Principal'],
          ['tenantId', 'Tenant'],
        ]}
      />
    </ListBar>
  )
}

const LISTENERS = ['mqtt', 'mqtts', 'ws', 'wss', 'lab', 'console'] as const
