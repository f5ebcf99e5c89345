'use client'

import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { makePassword } from './make-password'

/** A new password for somebody else: shown, because it has to be handed on. */
export function PasswordField({
  value,
  onChange,
  error,
}: {
  value: string
  onChange: (password: string) => void
  error: string | undefined
}) {
  return (
    <Field label="Password" hint="At least 12 characters. Hand it over by a safe way." error={error}>
      <div className="flex gap-1">
        <PasswordInput value={value} onChange={onChange} />
        <CopyButton text={value} what="the password" className="size-8.5" />
        <Button onClick={() => onChange(makePassword())}>Generate</Button>
      </div>
    </Field>
  )
}

function PasswordInput({ value, onChange }: { value: string; onChange: (password: string) => void }) {
  return (
    <Input
      value={value}
      onChange={(event) => onChange(event.target.value)}
      required
      minLength={12}
      maxLength={256}
      autoComplete="new-password"
      spellCheck={false}
      className="font-mono"
    />
  )
}
