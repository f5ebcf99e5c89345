import { DialectFilter } from '../lists/dialect-filter'
import { LinkedFilters } from '../lists/linked-filters'
import { ListBar } from '../lists/list-bar'
import { SearchFilter } from '../lists/search-filter'
import { SelectFilter } from '../lists/select-filter'
import { kindOptions } from './principal-kinds'

export const awayFilterNames = [
  'q',
  'principalKind',
  'principalId',
  'tenantId',
  'deviceId',
  'dialect',
  'hasWaiting',
] as const

export function AwayFilters() {
  return (
    <ListBar>
      <SearchFilter label="Search by name or client id" />
      <SelectFilter label="Who" param="principalKind" all="Any principal" options={kindOptions} />
      <DialectFilter />
      <SelectFilter
        label="Messages"
        param="hasWaiting"
        all="Any messages"
        options={[
          ['true', 'Messages wait'],
          ['false', 'Nothing waits'],
        ]}
      />
      <LinkedFilters
        filters={[
          ['principalId', 'Principal'],
          ['tenantId', 'Tenant'],
          ['deviceId', 'Device'],
        ]}
      />
    </ListBar>
  )
}
