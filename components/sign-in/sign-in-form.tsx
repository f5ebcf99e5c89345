'use client'

import { useRef, useState } from 'react'
import { signIn } from '@/components/session/late-sign-in'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { safeReturnPath } from './safe-return-path'
import { signInWords } from './sign-in-words'

export function SignInForm({ from }: { from: string | undefined }) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const passwordInput = useRef<HTMLInputElement>(null)
  const submit = async (form: FormData) => {
    setBusy(true)
    setProblem(undefined)
    const answer = await signIn('credentials', {
      redirect: false,
      username: String(form.get('username')),
      password: String(form.get('password')),
    }).catch(() => undefined)
    if (answer?.ok && !answer.error) {
      // A full load: nothing of the page before may be kept.
      window.location.assign(safeReturnPath(from))
      return
    }
    setBusy(false)
    setProblem(
      answer?.error ? signInWords(answer.error) : 'The server does not answer. Try again in a moment.',
    )
    passwordInput.current?.select()
  }
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
    >
      <Field label="User name">
        <Input
          name="username"
          required
          maxLength={64}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          className="h-10"
        />
      </Field>
      <Field label="Password">
        <Input
          ref={passwordInput}
          name="password"
          type="password"
          required
          maxLength={256}
          autoComplete="current-password"
          className="h-10"
        />
      </Field>
      {problem ? (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
          {problem}
        </p>
      ) : null}
      <Button type="submit" variant="primary" size="lg" isBusy={isBusy}>
        Sign in
      </Button>
    </form>
  )
}
