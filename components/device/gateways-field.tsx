'use client'
import { Field } from '../ui/field'
import { Textarea } from '../ui/textarea'

/** Drogue: which devices may publish for this one and get its commands. */
export function GatewaysField({
  lines,
  onChange,
  error,
}: {
  readonly lines: string
  onChange(lines: string): void
  readonly error: string | undefined
}) {
  return (
    <Field
      label="Gateways"
      isOptional
      hint="Ids of Drogue devices of this tenant that may speak for it, one a line."
      error={error}
    >
      <Textarea
        rows={2}
        className="font-mono"
        value={lines}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
      />
    </Field>
  )
}
