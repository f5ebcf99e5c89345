import { DayFilter } from '../lists/day-filter'
import { LinkedFilters } from '../lists/linked-filters'
import { ListBar } from '../lists/list-bar'
import { SearchFilter } from '../lists/search-filter'
import { SelectFilter } from '../lists/select-filter'

export const auditFilterNames = [
  'q',
  'subjectId',
  'actorId',
  'tenantId',
  'subjectKind',
  'done',
  'from',
  'to',
] as const

export function AuditFilters() {
  return (
    <ListBar>
      <SearchFilter label="Search by who or what" />
      <SelectFilter
        label="What was done"
        param="done"
        all="Anything done"
        options={[
          ['create', 'Created'],
          ['update', 'Changed'],
          ['delete', 'Deleted'],
          ['queue', 'Queued'],
          ['cut', 'Cut'],
          ['replay', 'Replayed'],
          ['provision', 'Registered'],
          ['start', 'Started'],
          ['end', 'Ended'],
          ['cancel', 'Cancelled'],
          ['sign-out', 'Signed out'],
        ]}
      />
      <SelectFilter
        label="On what"
        param="subjectKind"
        all="Any subject"
        options={[
          ['company', 'Companies'],
          ['tenant', 'Tenants'],
          ['device', 'Devices'],
          ['sensor', 'Sensors'],
          ['credential', 'Credentials'],
          ['command', 'Commands'],
          ['command-template', 'Command templates'],
          ['device-template', 'Device templates'],
          ['job', 'Jobs'],
          ['connection', 'Connections'],
          ['away-session', 'Away sessions'],
          ['api-token', 'API tokens'],
          ['user', 'Users'],
        ]}
      />
      <DayFilter label="From (UTC)" param="from" />
      <DayFilter label="Before" param="to" />
      <LinkedFilters
        filters={[
          ['subjectId', 'Subject'],
          ['actorId', 'Actor'],
          ['tenantId', 'Tenant'],
        ]}
      />
    </ListBar>
  )
}
