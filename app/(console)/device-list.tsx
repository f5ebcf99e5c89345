import type { ReactNode } from 'react'
import { BulkBar } from '@/components/device-bulk/bulk-bar'
import { SelectionProvider } from '@/components/device-bulk/selection'
import { DeviceFilters, deviceFilterNames } from '@/components/devices/device-filters'
import { DevicesTable } from '@/components/devices/devices-table'
import { isNarrowed, type PageSearch } from '@/components/lists/list-query'
import { may } from '@/lib/core/actor'
import { listDevices } from '@/lib/services/devices/list-devices'
import { pageActor } from '@/lib/session/page-actor'
import { actOnDevicesAction, reviewDeviceAction } from './devices/actions'
import { ListFaces } from './list-faces'
import { read } from './read'
import { listInput } from './scope-query'

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
  const input: Record<string, string> = {
    ...listInput(search, deviceFilterNames),
    ...(tenantId === undefined ? {} : { tenantId: String(tenantId) }),
  }
  const { cursor, ...filter } = input
  const result = await read(listDevices, { ...filter, ...(cursor === undefined ? {} : { cursor }) })
  return (
    <>
      <DeviceFilters {...(note === undefined ? {} : { note })} />
      <ListFaces
        result={result}
        what="devices"
        isNarrowed={isNarrowed(search, deviceFilterNames)}
        empty={empty}
      >
        {(devices) => {
          const mine = devices.filter((one) => may(actor, 'provision', one)).map(({ id }) => id)
          return (
            <SelectionProvider ids={mine}>
              <BulkBar filter={filter} mayAct={mine.length > 0} act={actOnDevicesAction} />
              <DevicesTable
                devices={devices}
                hasTenant={tenantId === undefined}
                mayChange={mine}
                review={reviewDeviceAction}
              />
            </SelectionProvider>
          )
        }}
      </ListFaces>
    </>
  )
}
