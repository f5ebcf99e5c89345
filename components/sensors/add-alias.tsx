'use client'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { Sensor } from '@/lib/contract/sensors'
import { isSlug } from '@/lib/core/slug'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Select } from '../ui/select'
import type { UpdateSensor } from './edit-sensor-form'
import { sensorMeant } from './unknown-slugs'

/** Lets a name that no sensor has mean one that is there, by both of its names from then on. */
export function AddAlias({
  deviceId,
  alias,
  nearest,
  sensors,
  variant = 'secondary',
  updateSensor,
  onAdded,
}: {
  readonly deviceId: string
  readonly alias: string
  /** The name that it is nearly. */
  readonly nearest: string | undefined
  readonly sensors: readonly Sensor[]
  readonly variant?: 'primary' | 'secondary'
  readonly updateSensor: UpdateSensor
  onAdded(meant: string): void
}) {
  const update = useAction(updateSensor)
  const [chosen, setChosen] = useState<string>()
  const sensor = sensors.find(({ id }) => id === chosen) ?? sensorMeant(sensors, nearest)
  if (sensors.length === 0 || !isSlug(alias)) return null
  const add = async () => {
    if (sensor === undefined) return
    const aliases = [...sensor.aliases, alias]
    if ((await update.run({ id: deviceId, sensorId: sensor.id, aliases })) === undefined) return
    toast.success(`${alias} is an alias of ${nameOf(sensor)} now.`)
    onAdded(nameOf(sensor))
  }
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <ProblemNote problem={update.problem} />
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <Select
          aria-label={`The sensor that ${alias} means`}
          className="w-auto max-w-56"
          value={sensor?.id ?? ''}
          onChange={(event) => setChosen(event.target.value)}
        >
          {sensor ? null : <option value="">Choose the sensor that is meant</option>}
          {sensors.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </Select>
        <Button
          variant={variant}
          isBusy={update.isBusy}
          disabled={sensor === undefined}
          onClick={() => void add()}
        >
          {sensor ? `Add ${alias} as an alias of ${nameOf(sensor)}` : `Add ${alias} as an alias`}
        </Button>
      </div>
    </div>
  )
}

const nameOf = ({ slug, key }: Sensor): string => slug ?? key
