'use client'

import { type RefObject, useState } from 'react'
import { signIn } from '@/components/session/late-sign-in'
import { signInWords } from '../sign-in/sign-in-words'
import { Button } from '../ui/button'
import { DialogFooter } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

/** The same user's password and nobody else's: what is on the page is what this user may see. */
export function RenewSession({
  password,
  userName,
  onRenewed,
}: {
  password: RefObject<HTMLInputElement | null>
  userName: string
  onRenewed: () => void
}) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const submit = async (typed: string) => {
    setBusy(true)
    setProblem(undefined)
    const answer = await signIn('credentials', {
      redirect: false,
      username: userName,
      password: typed,
    }).catch(() => undefined)
    setBusy(false)
    if (answer?.ok && !answer.error) return onRenewed()
    setProblem(
      answer?.error ? signInWords(answer.error) : 'The server does not answer. Try again in a moment.',
    )
    password.current?.select()
  }
  return (
    <form
      method="post"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        // In React, a form in a dialog lies within the form that opened it.
        event.stopPropagation()
        void submit(String(new FormData(event.currentTarget).get('password')))
      }}
    >
      <Field label="User name">
        <Input name="username" value={userName} readOnly autoComplete="username" className="bg-sunken" />
      </Field>
      <Field label="Password" error={problem}>
        <Input
          ref={password}
          name="password"
          type="password"
          required
          maxLength={256}
          autoComplete="current-password"
        />
      </Field>
      <DialogFooter>
        <Button asChild variant="ghost">
          <a href="/sign-in">Sign in as another user</a>
        </Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          Sign in
        </Button>
      </DialogFooter>
    </form>
  )
}
