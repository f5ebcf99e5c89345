'use client'
import { toast } from 'sonner'
import type { InputOf } from '@/lib/contract/operation'
import type { Latest } from '@/lib/contract/readings'
import type { deleteSensorOp, Sensor } from '@/lib/contract/sensors'
import type { Action } from '../device/action-result'
import { sentenceOf } from '../device/use-action'
import { showValue } from '../live/show-value'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { CopyButton } from '../ui/copy-button'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { EditSensorDialog, type UpdateSensor } from './edit-sensor-dialog'

export type DeleteSensor = Action<InputOf<typeof deleteSensorOp>, unknown>

export function SensorTable({
  sensors,
  latest,
  mayProvision,
  updateSensor,
  deleteSensor,
  onChanged,
}: {
  readonly sensors: readonly Sensor[]
  readonly latest: readonly Latest[]
  readonly mayProvision: boolean
  readonly updateSensor: UpdateSensor
  readonly deleteSensor: DeleteSensor
  onChanged(): void
}) {
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
          <TableHeadCell>Age</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {sensors.map((sensor) => {
          const reading = newest.get(sensor.id)
          const known = sensor.slug ?? `${sensor.measurement}/${sensor.key}`
          return (
            <TableRow key={sensor.id}>
              <TableCell className="min-w-32">
                <span className="font-medium">
                  {sensor.slug ?? <span className="text-ink-faint">–</span>}
                </span>
                {sensor.name ? <span className="block text-xs text-ink-muted">{sensor.name}</span> : null}
                {sensor.aliases.length > 0 ? (
                  <span className="mt-0.5 flex flex-wrap gap-1">
                    {sensor.aliases.map((alias) => (
                      <Badge key={alias}>also {alias}</Badge>
                    ))}
                  </span>
                ) : null}
              </TableCell>
              <TableCell className="min-w-44 font-mono text-xs break-all text-ink-muted">
                {sensor.connection}/{sensor.measurement}/{sensor.key}
              </TableCell>
              <TableCell className="text-ink-muted">{sensor.type}</TableCell>
              <TableCell className="text-right font-mono">
                {reading ? showValue(reading.value, 40) : '–'}
              </TableCell>
              <TableCell className="text-ink-muted">{sensor.unit}</TableCell>
              <TableCell className="text-ink-muted">
                {reading ? <RelativeTime at={reading.ts} /> : 'no reading yet'}
              </TableCell>
              <TableCell>
                <span className="flex justify-end gap-1">
                  <CopyButton text={sensor.id} what={`the UUID of ${known}`} />
                  {mayProvision ? (
                    <>
                      <EditSensorDialog sensor={sensor} updateSensor={updateSensor} onChanged={onChanged} />
                      <ConfirmDialog
                        trigger={
                          <Button
                            size="sm"
                            variant="ghost"
                            className="text-bad"
                            aria-label={`Delete ${known}`}
                          >
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
                </span>
              </TableCell>
            </TableRow>
          )
        })}
      </TableBody>
    </Table>
  )
}
