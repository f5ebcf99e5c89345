'use client'
import type { TemplateParameter } from '@/lib/contract/command-templates'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import type { ParameterTexts } from './parameter-text'
import { typeWords } from './template-draft'

/** One field a parameter of the template that is to be sent. */
export function ParameterFields({
  parameters,
  texts,
  flaws,
  onChange,
}: {
  readonly parameters: readonly TemplateParameter[]
  readonly texts: ParameterTexts
  readonly flaws: Readonly<Record<string, string>>
  onChange(texts: ParameterTexts): void
}) {
  return parameters.map(({ name, type, label }) => {
    const control = {
      value: texts[name] ?? '',
      onChange: (event: { target: { value: string } }) => onChange({ ...texts, [name]: event.target.value }),
    }
    return (
      <Field key={name} label={label ?? name} hint={typeWords[type]} error={flaws[name]}>
        {type === 'boolean' ? (
          <Select {...control}>
            <option value="true">true</option>
            <option value="false">false</option>
          </Select>
        ) : (
          <Input {...control} inputMode={type === 'number' ? 'decimal' : 'text'} spellCheck={false} />
        )}
      </Field>
    )
  })
}
