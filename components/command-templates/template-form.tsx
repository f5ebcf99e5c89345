'use client'
import { parameterTypes } from '@/lib/contract/parameter-types'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { type ParameterDraft, parametersOf, type TemplateDraft, typeWords } from './template-draft'

/** The fields of a template; its parameters follow from the holes in its payload. */
export function TemplateForm({
  draft,
  flawOf,
  onChange,
}: {
  readonly draft: TemplateDraft
  flawOf(field: string): string | undefined
  onChange(draft: TemplateDraft): void
}) {
  const change = (part: Partial<TemplateDraft>) => onChange({ ...draft, ...part })
  const parameters = parametersOf(draft)
  return (
    <>
      <Field label="Label" error={flawOf('label')} hint="As people look for it.">
        <Input
          value={draft.label}
          maxLength={80}
          onChange={(event) => change({ label: event.target.value })}
        />
      </Field>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <Field
          label="Name of the command"
          error={flawOf('name')}
          hint="Capture: connection/measurement/variable. Connio: the property."
        >
          <Input
            value={draft.name}
            spellCheck={false}
            className="font-mono"
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <Field label="Mapping" isOptional hint="For Capture alone." error={flawOf('mapping')}>
          <Input value={draft.mapping} onChange={(event) => change({ mapping: event.target.value })} />
        </Field>
      </div>
      <Field
        label="Payload"
        error={flawOf('payload')}
        hint="{{name}} is filled in when it is sent: as JSON in JSON, as text within quotes."
      >
        <Textarea
          rows={4}
          className="font-mono"
          spellCheck={false}
          value={draft.payload}
          onChange={(event) => change({ payload: event.target.value })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Form">
          <Select
            value={draft.encoding}
            onChange={(event) => change({ encoding: event.target.value === 'text' ? 'text' : 'json' })}
          >
            <option value="json">JSON</option>
            <option value="text">Text</option>
          </Select>
        </Field>
        <Field label="QoS">
          <Select value={draft.qos} onChange={(event) => change({ qos: event.target.value === '0' ? 0 : 1 })}>
            <option value={1}>1, the device confirms</option>
            <option value={0}>0, never confirmed</option>
          </Select>
        </Field>
      </div>
      {parameters.length === 0 ? null : (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">Parameters</legend>
          {parameters.map(({ name, ...parameter }) => (
            <ParameterRow
              key={name}
              name={name}
              parameter={parameter}
              flaw={flawOf(name)}
              onChange={(next) => change({ parameters: { ...draft.parameters, [name]: next } })}
            />
          ))}
        </fieldset>
      )}
      {flawOf('parameters') ? (
        <p role="alert" className="text-xs font-medium text-bad">
          {flawOf('parameters')}
        </p>
      ) : null}
    </>
  )
}

function ParameterRow({
  name,
  parameter,
  flaw,
  onChange,
}: {
  readonly name: string
  readonly parameter: ParameterDraft
  readonly flaw: string | undefined
  onChange(parameter: ParameterDraft): void
}) {
  const types = Object.entries(typeWords).map(([type, word]) => (
    <option key={type} value={type}>
      {word}
    </option>
  ))
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={`Type of ${name}`}>
        <Select
          value={parameter.type}
          onChange={(event) => {
            const type = parameterTypes.find((one) => one === event.target.value)
            if (type) onChange({ ...parameter, type })
          }}
        >
          {types}
        </Select>
      </Field>
      <Field label={`Default of ${name}`} isOptional error={flaw}>
        <Input
          value={parameter.default}
          spellCheck={false}
          onChange={(event) => onChange({ ...parameter, default: event.target.value })}
        />
      </Field>
    </div>
  )
}
