'use client'
import type { CommandTemplate } from '@/lib/contract/command-templates'
import { ParameterFields } from '../command-templates/parameter-fields'
import { startingTexts } from '../command-templates/parameter-text'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { type BatchDraft, OWN } from './batch-draft'

/** A template with its parameters, or a command of its own. */
export function CommandFields({
  draft,
  templates,
  flaws,
  onChange,
}: {
  readonly draft: BatchDraft
  readonly templates: readonly CommandTemplate[]
  readonly flaws: Readonly<Record<string, string>>
  onChange(draft: BatchDraft): void
}) {
  const template = templates.find(({ id }) => id === draft.from)
  const choose = (from: string) => {
    const next = templates.find(({ id }) => id === from)
    onChange({ ...draft, from, texts: next ? startingTexts(next.parameters) : {} })
  }
  return (
    <div className="flex flex-col gap-3">
      <Field label="Command">
        <Select value={draft.from} onChange={(event) => choose(event.target.value)}>
          {templates.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
          <option value={OWN}>A command of its own</option>
        </Select>
      </Field>
      {template ? (
        <ParameterFields
          parameters={template.parameters}
          texts={draft.texts}
          flaws={flaws}
          onChange={(texts) => onChange({ ...draft, texts })}
        />
      ) : (
        <OwnCommand draft={draft} flaws={flaws} onChange={onChange} />
      )}
    </div>
  )
}

function OwnCommand({
  draft,
  flaws,
  onChange,
}: {
  readonly draft: BatchDraft
  readonly flaws: Readonly<Record<string, string>>
  onChange(draft: BatchDraft): void
}) {
  const change = (part: Partial<BatchDraft>) => onChange({ ...draft, ...part })
  return (
    <>
      <Field
        label="Name"
        error={flaws.name}
        hint="Capture: connection/measurement/variable. Connio: the property."
      >
        <Input
          value={draft.name}
          spellCheck={false}
          className="font-mono"
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field label="Payload" error={flaws.payload}>
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
            value={draft.isJson ? 'json' : 'text'}
            onChange={(event) => change({ isJson: event.target.value === 'json' })}
          >
            <option value="json">JSON</option>
            <option value="text">Text</option>
          </Select>
        </Field>
        <Field label="Mapping" isOptional>
          <Input value={draft.mapping} onChange={(event) => change({ mapping: event.target.value })} />
        </Field>
      </div>
    </>
  )
}
