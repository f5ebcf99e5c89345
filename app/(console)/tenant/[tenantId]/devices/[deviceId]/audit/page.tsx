import { ScrollText } from 'lucide-react'
import { notFound } from 'next/navigation'
import { AuditTable } from '@/components/audit/audit-table'
import { ListBar } from '@/components/lists/list-bar'
import { isNarrowed, queryOf } from '@/components/lists/list-query'
import { SearchFilter } from '@/components/lists/search-filter'
import { EmptyState } from '@/components/ui/empty-state'
import { listAudit } from '@/lib/services/audit/list-audit'
import { ListFaces } from '../../../../../list-faces'
import { read } from '../../../../../read'
import type { PageProps } from '../../../../../scope-query'
import { abilitiesOf, type DeviceParams, deviceOf } from '../load-device'

const filters = ['q']

export default async function DeviceAuditPage(props: DeviceParams & PageProps) {
  const device = await deviceOf(props)
  if (!(await abilitiesOf(device)).admin) notFound()
  const search = await props.searchParams
  const result = await read(listAudit, { ...queryOf(search, [...filters, 'cursor']), deviceId: device.id })
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <ListBar>
        <SearchFilter label="Search by who or what" />
      </ListBar>
      <ListFaces
        result={result}
        what="audit records"
        isNarrowed={isNarrowed(search, filters)}
        empty={
          <EmptyState
            icon={ScrollText}
            title="Nothing has changed yet"
            sentence="Each change of the device, its sensors, credentials and commands leaves a record here."
          />
        }
      >
        {(records) => <AuditTable records={records} />}
      </ListFaces>
    </div>
  )
}
