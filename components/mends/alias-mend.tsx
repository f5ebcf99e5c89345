'use client'
import { listSensorsOp } from '../live/late-operations'
import { pageQueries } from '../live/page-queries'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { AddAlias } from '../sensors/add-alias'
import type { UpdateSensor } from '../sensors/edit-sensor-form'

/** Another name of a sensor that the device has: which one is asked for, the nearest suggested. */
export function AliasMend({
  deviceId,
  alias,
  nearest,
  isPrimary,
  updateSensor,
  onAdded,
}: {
  readonly deviceId: string
  readonly alias: string
  readonly nearest: string | undefined
  readonly isPrimary: boolean
  readonly updateSensor: UpdateSensor
  onAdded(meant: string): void
}) {
  const queries = pageQueries()
  const sensors = useApi(listSensorsOp, { id: deviceId })
  if (sensors.isError) return <QueryError error={sensors.error} onRetry={() => void sensors.refetch()} />
  if (!sensors.data) return null
  return (
    <AddAlias
      deviceId={deviceId}
      alias={alias}
      nearest={nearest}
      sensors={sensors.data.items}
      variant={isPrimary ? 'primary' : 'secondary'}
      updateSensor={updateSensor}
      onAdded={(meant) => {
        void queries.invalidateQueries({ queryKey: [listSensorsOp.id] })
        onAdded(meant)
      }}
    />
  )
}
