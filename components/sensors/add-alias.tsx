'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { listSensorsOp, slug as slugSchema } from '@/lib/contract/sensors'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { useApi } from '../live/use-api'
import { Button } from '../ui/button'
import type { UpdateSensor } from './edit-sensor-dialog'

/** For a name that is nearly that of a sensor: from then on the sensor is found by both. */
export function AddAlias({
  deviceId,
  alias,
  slug,
  updateSensor,
}: {
  readonly deviceId: string
  readonly alias: string
  /** Of the sensor, or an alias that it has already. */
  readonly slug: string
  readonly updateSensor: UpdateSensor
}) {
  const queries = useQueryClient()
  const sensors = useApi(listSensorsOp, { id: deviceId })
  const update = useAction(updateSensor)
  const [isAdded, setAdded] = useState(false)
  const sensor =
    sensors.data?.items.find((one) => one.slug === slug) ??
    sensors.data?.items.find(({ aliases }) => aliases.includes(slug))
  const isThere = isAdded || sensors.data?.items.some(({ aliases }) => aliases.includes(alias))
  if (isThere) {
    return (
      <p role="status" className="text-sm text-ok">
        <code>{alias}</code> is an alias of <code>{slug}</code>: its messages are accepted from now on.
      </p>
    )
  }
  if (!sensor || !slugSchema.safeParse(alias).success) return null
  const add = async () => {
    const aliases = [...sensor.aliases, alias]
    const updated = await update.run({ id: deviceId, sensorId: sensor.id, aliases })
    if (updated === undefined) return
    setAdded(true)
    void queries.invalidateQueries({ queryKey: [listSensorsOp.id] })
    toast.success(`${alias} is an alias of ${slug} now.`)
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <ProblemNote problem={update.problem} />
      <Button variant="primary" isBusy={update.isBusy} onClick={() => void add()}>
        Add {alias} as an alias of {slug}
      </Button>
      <p className="text-xs text-ink-muted">
        If the device means the same sensor. Otherwise create {alias} as a sensor of its own:
      </p>
    </div>
  )
}
