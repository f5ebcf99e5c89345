import { DialectFilter } from '../lists/dialect-filter'
import { ListBar } from '../lists/list-bar'
import { SavedFiltersMenu } from '../lists/saved-filters-menu'
import { SearchFilter } from '../lists/search-filter'
import { SelectFilter } from '../lists/select-filter'

export const deviceFilterNames = ['q', 'presence', 'status', 'dialect', 'isNew'] as const

export function DeviceFilters({ note }: { note?: string }) {
  return (
    <ListBar note={note}>
      <SearchFilter label="Search devices" />
      <SelectFilter
        label="Presence"
        param="presence"
        all="Any presence"
        options={[
          ['online', 'Online'],
          ['offline', 'Offline'],
          ['never-seen', 'Never seen'],
        ]}
      />
      <SelectFilter
        label="State"
        param="status"
        all="Any state"
        options={[
          ['enabled', 'Enabled'],
          ['disabled', 'Disabled'],
          ['suspended', 'Suspended'],
        ]}
      />
      <DialectFilter />
      <SelectFilter
        label="Review"
        param="isNew"
        all="New or reviewed"
        options={[
          ['true', 'New, to be reviewed'],
          ['false', 'Reviewed'],
        ]}
      />
      <SavedFiltersMenu list="devices" />
    </ListBar>
  )
}
