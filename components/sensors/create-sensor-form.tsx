'use client'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { InputOf } from '@/lib/contract/operation'
import type { createSensorOp, Sensor } from '@/lib/contract/sensors'
import { type SensorType, sensorTypes } from '@/lib/core/registry'
import { slugFlaw } from '@/lib/core/slug'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { listSensorsOp } from '../live/late-operations'
import { pageQueries } from '../live/page-queries'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'

export type CreateSensor = Action<InputOf<typeof createSensorOp>, Sensor>

/** Creates a sensor; with `slug` given only unit and type are asked for, and both may stay as they are. */
export function CreateSensorForm({
  deviceId,
  slug: given,
  isPrimary = true,
  createSensor,
  onCreated,
}: {
  readonly deviceId: string
  readonly slug?: string
  /** What the reader is most likely to press. */
  readonly isPrimary?: boolean
  readonly createSensor: CreateSensor
  onCreated?(sensor: Sensor): void
}) {
  const queries = pageQueries()
  const create = useAction(createSensor)
  const [slug, setSlug] = useState(given ?? '')
  const [name, setName] = useState('')
  const [unit, setUnit] = useState('')
  const [type, setType] = useState<SensorType>('number')
  const [created, setCreated] = useState<string>()
  const flaw = slug === '' ? undefined : slugFlaw(slug)

  const submit = async () => {
    const sensor = await create.run({
      id: deviceId,
      slug,
      type,
      ...(name.trim() !== '' && { name }),
      ...(unit.trim() !== '' && { unit }),
    })
    if (sensor === undefined) return
    void queries.invalidateQueries({ queryKey: [listSensorsOp.id] })
    setCreated(slug)
    toast.success(`Sensor ${slug} is created: its messages are accepted from now on.`)
    onCreated?.(sensor)
  }
  if (created !== undefined) {
    return (
      <p role="status" className="text-sm text-ok">
        Sensor <code>{created}</code> is there: its messages are accepted from now on.
      </p>
    )
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {given === undefined ? (
        <>
          <Field
            label="Slug"
            hint="Its name in topics, exactly as the device writes it, with case."
            error={flaw ?? create.issueOf('slug')}
          >
            <Input
              value={slug}
              onChange={(event) => setSlug(event.target.value)}
              required
              spellCheck={false}
            />
          </Field>
          <Field label="Name" isOptional error={create.issueOf('name')}>
            <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} />
          </Field>
        </>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <Field label="Unit" isOptional error={create.issueOf('unit')}>
          <Input
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
            maxLength={16}
            placeholder="°C"
          />
        </Field>
        <Field label="Type" error={create.issueOf('type')}>
          <SensorTypeSelect value={type} onChange={setType} />
        </Field>
      </div>
      <ProblemNote problem={create.problem} />
      <div>
        <Button
          type="submit"
          variant={isPrimary ? 'primary' : 'secondary'}
          isBusy={create.isBusy}
          disabled={slugFlaw(slug) !== undefined}
        >
          {given === undefined ? 'Create the sensor' : `Create sensor ${given}`}
        </Button>
      </div>
    </form>
  )
}

export function SensorTypeSelect({
  value,
  onChange,
}: {
  readonly value: SensorType
  onChange(type: SensorType): void
}) {
  return (
    <Select
      value={value}
      onChange={(event) => onChange(sensorTypes.find((one) => one === event.target.value) ?? 'number')}
    >
      {sensorTypes.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </Select>
  )
}
