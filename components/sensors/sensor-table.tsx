'use client'
import { toast } from '@/components/ui/late-toast'
import type { InputOf } from '@/lib/contract/operation'
import type { Latest } from '@/lib/contract/readings'
import type { deleteSensorOp, Sensor } from '@/lib/contract/sensors'
import type { Action } from '../device/action-result'
import { devicePath } from '../device/device-path'
import { sentenceOf } from '../device/use-action'
import { useNow } from '../live/use-now'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { CopyButton } from '../ui/copy-button'
import { Table, TableBody, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { EditSensorDialog } from './edit-sensor-dialog'
import type { UpdateSensor } from './edit-sensor-form'
import { SensorRow } from './sensor-row'

/** So often a sensor may be found to be stale. */
const AGE_EVERY_MS = 10_000

export type DeleteSensor = Action<InputOf<typeof deleteSensorOp>, unknown>

export function SensorTable({
  sensors,
  latest,
  absence,
  tenantId,
  mayProvision,
  updateSensor,
  deleteSensor,
  onChanged,
}: {
  readonly sensors: readonly Sensor[]
  readonly latest: readonly Latest[]
  /** Why a sensor has none of them. */
  readonly absence: string
  readonly tenantId: number
  readonly mayProvision: boolean
  readonly updateSensor: UpdateSensor
  readonly deleteSensor: DeleteSensor
  onChanged(): void
}) {
  const nowMs = useNow(AGE_EVERY_MS)
  const newest = new Map(latest.map((one) => [one.sensorId, one]))
  const remove = async (sensor: Sensor) => {
    const sentence = await sentenceOf(deleteSensor, { id: sensor.deviceId, sensorId: sensor.id })
    if (sentence === undefined) {
      toast.success(`Sensor ${sensor.slug ?? sensor.key} is deleted.`)
      onChanged()
    }
    return sentence
  }
  return (
    <Table label="Sensors">
      <TableHead>
        <TableRow>
          <TableHeadCell>Slug</TableHeadCell>
          <TableHeadCell>Path</TableHeadCell>
          <TableHeadCell>Type</TableHeadCell>
          <TableHeadCell className="text-right">Last value</TableHeadCell>
          <TableHeadCell>Unit</TableHeadCell>
          <TableHeadCell>Its last hour</TableHeadCell>
          <TableHeadCell>Age</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {sensors.map((sensor) => {
          const known = sensor.slug ?? `${sensor.measurement}/${sensor.key}`
          return (
            <SensorRow
              key={sensor.id}
              sensor={sensor}
              reading={newest.get(sensor.id)}
              absence={absence}
              nowMs={nowMs}
              chartHref={`${devicePath({ id: sensor.deviceId, tenantId })}/charts?sensors=${sensor.id}`}
            >
              <CopyButton text={sensor.id} what={`the UUID of ${known}`} />
              {mayProvision ? (
                <>
                  <EditSensorDialog sensor={sensor} updateSensor={updateSensor} onChanged={onChanged} />
                  <ConfirmDialog
                    trigger={
                      <Button size="sm" variant="ghost" className="text-bad" aria-label={`Delete ${known}`}>
                        Delete
                      </Button>
                    }
                    title={`Delete sensor ${known}?`}
                    consequences={[
                      'All its readings are deleted.',
                      'Messages that name it are refused from now on.',
                      'This cannot be undone.',
                    ]}
                    confirmLabel="Delete the sensor"
                    onConfirm={() => remove(sensor)}
                  />
                </>
              ) : null}
            </SensorRow>
          )
        })}
      </TableBody>
    </Table>
  )
}
