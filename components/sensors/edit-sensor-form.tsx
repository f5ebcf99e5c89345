'use client'
import { useState } from 'react'
import type { InputOf } from '@/lib/contract/operation'
import type { Sensor, updateSensorOp } from '@/lib/contract/sensors'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { DialogContent, DialogFooter } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { SensorTypeSelect } from './create-sensor-form'

export type UpdateSensor = Action<InputOf<typeof updateSensorOp>, Sensor>

interface EditSensorFormProps {
  readonly sensor: Sensor
  readonly updateSensor: UpdateSensor
  onSaved(): void
}

/** Name, unit, type and aliases; slug and path stay, because readings hang on them. */
export function EditSensorForm(props: EditSensorFormProps) {
  const { sensor } = props
  return (
    <DialogContent title={`Edit sensor ${sensor.slug ?? `${sensor.measurement}/${sensor.key}`}`}>
      <Fields {...props} />
    </DialogContent>
  )
}

function Fields({ sensor, updateSensor, onSaved }: EditSensorFormProps) {
  const update = useAction(updateSensor)
  const [name, setName] = useState(sensor.name ?? '')
  const [unit, setUnit] = useState(sensor.unit ?? '')
  const [type, setType] = useState(sensor.type)
  const [aliases, setAliases] = useState(sensor.aliases.join(' '))
  const save = async () => {
    const saved = await update.run({
      id: sensor.deviceId,
      sensorId: sensor.id,
      name: name.trim() === '' ? null : name,
      unit: unit.trim() === '' ? null : unit,
      type,
      aliases: aliases.split(/[\s,]+/).filter(Boolean),
    })
    if (saved) onSaved()
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field label="Name" isOptional error={update.issueOf('name')}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Unit" isOptional error={update.issueOf('unit')}>
          <Input value={unit} onChange={(event) => setUnit(event.target.value)} maxLength={16} />
        </Field>
        <Field label="Type" error={update.issueOf('type')}>
          <SensorTypeSelect value={type} onChange={setType} />
        </Field>
      </div>
      <Field
        label="Aliases"
        isOptional
        hint="Other slugs that mean this sensor, with spaces between."
        error={update.issueOf('aliases')}
      >
        <Input value={aliases} onChange={(event) => setAliases(event.target.value)} spellCheck={false} />
      </Field>
      <ProblemNote problem={update.problem} />
      <DialogFooter>
        <Button type="submit" variant="primary" isBusy={update.isBusy}>
          Save
        </Button>
      </DialogFooter>
    </form>
  )
}
