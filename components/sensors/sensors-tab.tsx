'use client'
import { Gauge } from 'lucide-react'
import { debounce, parseAsString, useQueryState } from 'nuqs'
import type { DeviceDetail } from '@/lib/contract/devices'
import { getLatestOp, listLogsOp, listSensorsOp } from '../live/late-operations'
import { pageQueries } from '../live/page-queries'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Input } from '../ui/input'
import { TableSkeleton } from '../ui/skeleton'
import { CreateSensorDialog } from './create-sensor-dialog'
import type { CreateSensor } from './create-sensor-form'
import type { UpdateSensor } from './edit-sensor-form'
import { noSensorSentences } from './no-sensor-sentences'
import { type DeleteSensor, SensorTable } from './sensor-table'
import { UnknownSlugList } from './unknown-slug-list'
import { unknownCodeOf, unknownSlugs } from './unknown-slugs'

const REFRESH_MS = 5_000
const findParser = parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(200) })

interface SensorsTabProps {
  readonly device: DeviceDetail
  readonly mayProvision: boolean
  readonly mayReadTelemetry: boolean
  readonly mayReadLogs: boolean
  readonly createSensor: CreateSensor
  readonly updateSensor: UpdateSensor
  readonly deleteSensor: DeleteSensor
}

export function SensorsTab(props: SensorsTabProps) {
  const { device, mayProvision, createSensor, updateSensor, deleteSensor } = props
  const queries = pageQueries()
  const sensors = useApi(listSensorsOp, { id: device.id }, { refetchEveryMs: REFRESH_MS })
  const latest = useApi(
    getLatestOp,
    { id: device.id },
    { refetchEveryMs: REFRESH_MS, isEnabled: props.mayReadTelemetry },
  )
  const refused = useApi(
    listLogsOp,
    { deviceId: device.id, code: unknownCodeOf(device.dialect), limit: 200 },
    { refetchEveryMs: REFRESH_MS, isEnabled: props.mayReadLogs },
  )
  const [text, setText] = useQueryState('find', findParser)
  const refresh = () => {
    for (const { id } of [listSensorsOp, getLatestOp]) void queries.invalidateQueries({ queryKey: [id] })
  }

  if (sensors.isError) return <QueryError error={sensors.error} onRetry={() => void sensors.refetch()} />
  if (sensors.isPending) return <TableSkeleton />
  const all = sensors.data.items
  const shown = all.filter(({ slug, name, connection, measurement, key }) =>
    `${slug ?? ''} ${name ?? ''} ${connection}/${measurement}/${key}`
      .toLowerCase()
      .includes(text.trim().toLowerCase()),
  )
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <UnknownSlugList
        deviceId={device.id}
        sensors={all}
        slugs={unknownSlugs(refused.data?.items ?? [], all)}
        mayProvision={mayProvision}
        createSensor={createSensor}
        updateSensor={updateSensor}
        onMended={refresh}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Input
          type="search"
          aria-label="Find a sensor"
          placeholder="Find: slug, name, path"
          className="w-full sm:w-72"
          value={text}
          onChange={(event) => void setText(event.target.value)}
        />
        <span className="text-sm text-ink-muted">
          {shown.length} of {all.length}
        </span>
        {mayProvision ? (
          <span className="sm:ml-auto">
            <CreateSensorDialog deviceId={device.id} createSensor={createSensor} onCreated={refresh} />
          </span>
        ) : null}
      </div>
      {all.length === 0 ? (
        <EmptyState icon={Gauge} title="No sensors yet" sentence={noSensorSentences[device.dialect]} />
      ) : shown.length === 0 ? (
        <EmptyState
          title="No sensor matches"
          sentence={`None of the ${all.length} sensors holds "${text.trim()}".`}
          action={<Button onClick={() => void setText('')}>Show all</Button>}
        />
      ) : (
        <SensorTable
          sensors={shown}
          latest={latest.data?.items ?? []}
          absence={
            !props.mayReadTelemetry
              ? 'not for your role'
              : latest.isError
                ? 'not loaded'
                : latest.isPending
                  ? 'loading …'
                  : 'no reading yet'
          }
          tenantId={device.tenantId}
          mayProvision={mayProvision}
          updateSensor={updateSensor}
          deleteSensor={deleteSensor}
          onChanged={refresh}
        />
      )}
    </div>
  )
}
