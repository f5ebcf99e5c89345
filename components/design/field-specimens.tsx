'use client'

import { useState } from 'react'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Label } from '../ui/label'
import { Select } from '../ui/select'
import { Switch } from '../ui/switch'
import { Textarea } from '../ui/textarea'
import { Specimen, States } from './specimen'

export function FieldSpecimens() {
  return (
    <Specimen name="Field" note="Label, one control, hint and error.">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Name" hint="What uses it.">
          <Input placeholder="press-7" />
        </Field>
        <Field label="Name, refused" error="A device of this name is there already.">
          <Input defaultValue="press-7" />
        </Field>
        <Field label="Application" isOptional>
          <Input disabled value="acme-hall" readOnly />
        </Field>
        <Field label="Search">
          <Input type="search" defaultValue="press" />
        </Field>
        <Field label="Dialect">
          <Select defaultValue="capture">
            <option value="capture">Capture</option>
            <option value="plain">Plain</option>
          </Select>
        </Field>
        <Field label="Dialect, fixed">
          <Select disabled>
            <option>Capture</option>
          </Select>
        </Field>
        <Field label="Payload" hint="JSON." className="sm:col-span-2 lg:col-span-1">
          <Textarea defaultValue={'{ "value": 21.5 }'} />
        </Field>
        <Field label="Payload, refused" error="This is no JSON.">
          <Textarea defaultValue="{" rows={2} />
        </Field>
      </div>
      <States>
        {[false, true].map((isOn) => (
          <Toggles key={String(isOn)} isOn={isOn} />
        ))}
      </States>
    </Specimen>
  )
}

function Toggles({ isOn }: { isOn: boolean }) {
  const [isChecked, setChecked] = useState(isOn)
  const word = isOn ? 'On' : 'Off'
  return (
    <>
      <Checkbox
        aria-label={`Checkbox, ${word}`}
        checked={isChecked}
        onCheckedChange={(next) => setChecked(next === true)}
      />
      <Checkbox aria-label={`Checkbox, ${word}, disabled`} checked={isOn} disabled />
      <Switch aria-label={`Switch, ${word}`} checked={isChecked} onCheckedChange={setChecked} />
      <Switch aria-label={`Switch, ${word}, disabled`} checked={isOn} disabled />
      <Label>{word}</Label>
    </>
  )
}
