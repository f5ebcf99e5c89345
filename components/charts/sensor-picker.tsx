'use client'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { Sensor } from '@/lib/contract/sensors'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Input } from '../ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '../ui/popover'
import { sensorLabel } from './sensor-label'
import { SERIES_MAX } from './series-faces'

/** Which sensors are drawn: up to four, found by name, slug or path. */
export function SensorPicker({
  sensors,
  picked,
  onPick,
}: {
  readonly sensors: readonly Sensor[]
  readonly picked: readonly string[]
  onPick(sensorIds: string[]): void
}) {
  const [text, setText] = useState('')
  const found = sensors.filter((sensor) =>
    `${sensorLabel(sensor)} ${sensor.connection}/${sensor.measurement}/${sensor.key}`
      .toLowerCase()
      .includes(text.trim().toLowerCase()),
  )
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm">
          Sensors ({picked.length} of {Math.min(SERIES_MAX, sensors.length)}) <ChevronDown aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent
        aria-label="Sensors to draw"
        className="flex max-h-[min(24rem,var(--popup-room))] w-80 max-w-[calc(100vw-1rem)] flex-col gap-2 p-2"
      >
        <Input
          aria-label="Find a sensor"
          placeholder="Find a sensor"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ul className="min-h-0 overflow-y-auto">
          {found.map((sensor) => {
            const isPicked = picked.includes(sensor.id)
            const id = `pick-${sensor.id}`
            return (
              <li key={sensor.id} className="flex items-start gap-2 rounded-md px-1.5 py-1 hover:bg-sunken">
                <Checkbox
                  id={id}
                  checked={isPicked}
                  disabled={!isPicked && picked.length >= SERIES_MAX}
                  onCheckedChange={() =>
                    onPick(isPicked ? picked.filter((one) => one !== sensor.id) : [...picked, sensor.id])
                  }
                />
                <label htmlFor={id} className="min-w-0 flex-1 text-sm">
                  {sensorLabel(sensor)}
                  <span className="block font-mono text-xs break-all text-ink-faint">
                    {sensor.connection}/{sensor.measurement}/{sensor.key}
                    {sensor.unit ? ` · ${sensor.unit}` : ''}
                  </span>
                </label>
              </li>
            )
          })}
          {found.length === 0 ? (
            <li className="p-2 text-sm text-ink-muted">No sensor has that name.</li>
          ) : null}
        </ul>
      </PopoverContent>
    </Popover>
  )
}
