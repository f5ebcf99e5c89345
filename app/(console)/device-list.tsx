import type { ReactNode } from 'react'
import { DeviceFilters, deviceFilterNames } from '@/components/devices/device-filters'
import { DevicesView } from '@/components/devices/devices-view'
import { isNarrowed, type PageSearch, queryText } from '@/components/lists/list-query'
import { RefreshWhileSeen } from '@/components/lists/refresh-while-seen'
import { countMatchingDevices } from '@/lib/services/devices/count-matching-devices'
import { listDevices } from '@/lib/services/devices/list-devices'
import { pageActor } from '@/lib/session/page-actor'
import { actOnDevicesAction, reviewDeviceAction } from './devices/actions'
import { ListFaces } from './list-faces'
import { read } from './read'
import { listInput } from './scope-query'

/** Of each page; further ones load as they are scrolled to. */
const PAGE_ROWS = 100

/** Devices with their filters: of one tenant, of a company, or of all that the reader sees. */
export async function DeviceList({
  search,
  tenantId,
  note,
  empty,
}: {
  search: PageSearch
  tenantId?: number
  note?: string
  empty: ReactNode
}) {
  const actor = await pageActor()
  const { cursor: _, ...filter }: Record<string, string> = {
    ...listInput(search, deviceFilterNames),
    ...(tenantId === undefined ? {} : { tenantId: String(tenantId) }),
  }
  const sort = queryText(search, 'sort')
  const query: Record<string, string> = {
    ...filter,
    ...(sort === undefined ? {} : { sort }),
    limit: String(PAGE_ROWS),
  }
  const [result, counted] = await Promise.all([read(listDevices, query), read(countMatchingDevices, filter)])
  return (
    <>
      <DeviceFilters {...(note === undefined ? {} : { note })} />
      <ListFaces
        result={result}
        what="devices"
        isNarrowed={isNarrowed(search, deviceFilterNames)}
        empty={empty}
        hasPager={false}
      >
        {(items, nextCursor) => (
          <>
            <RefreshWhileSeen />
            <DevicesView
              key={JSON.stringify(query)}
              first={{ items, nextCursor }}
              total={counted.ok ? counted.data.count : undefined}
              query={query}
              filter={filter}
              reader={{ ...actor, name: '' }}
              hasTenant={tenantId === undefined}
              review={reviewDeviceAction}
              act={actOnDevicesAction}
            />
          </>
        )}
      </ListFaces>
    </>
  )
}
