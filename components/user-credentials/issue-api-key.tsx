'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { expiryChoices, expiryOf } from '../api-tokens/token-expiry'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { IssuedLogin } from './issued-login'
import type { IssuedApiKey, UserCredentialActions } from './user-credential-actions'

export function IssueApiKey({ userId, issue }: { userId: string; issue: UserCredentialActions['issueKey'] }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [made, setMade] = useState<IssuedApiKey>()
  const issuing = useAction(issue)
  const submit = async (form: FormData) => {
    const label = String(form.get('label') ?? '').trim()
    const expiresAt = expiryOf(String(form.get('expiry')), Date.now())
    const key = await issuing.run({
      id: userId,
      ...(label ? { label } : {}),
      ...(expiresAt ? { expiresAt } : {}),
    })
    if (key === undefined) return
    setMade(key)
    router.refresh()
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => {
        issuing.reset()
        setMade(undefined)
        setOpen(next)
      }}
    >
      <DialogTrigger>
        <Button variant="primary">
          <Plus aria-hidden />
          New API key
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title="The API key is issued"
          description="It is shown here and never again. Copy it now."
        >
          <IssuedLogin
            username={made.username}
            label="API key, the MQTT password"
            secret={made.password}
            sentence="MQTT: the user name with this key as the password. Drogue rules then hold for what is published and subscribed."
          />
        </DialogContent>
      ) : (
        <DialogContent
          title="New API key"
          description="A password of MQTT beside the user name, for back ends that speak Drogue. It acts as the user."
        >
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              void submit(new FormData(event.currentTarget))
            }}
          >
            <Field label="Label" isOptional hint="What uses it." error={issuing.issueOf('label')}>
              <Input name="label" maxLength={80} autoComplete="off" />
            </Field>
            <Field label="Expires" error={issuing.issueOf('expiresAt')}>
              <Select name="expiry" defaultValue="90">
                {expiryChoices.map(([days, words]) => (
                  <option key={days} value={days}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
            <ProblemNote problem={issuing.problem?.issues ? undefined : issuing.problem} />
            <DialogFooter>
              <Button type="submit" variant="primary" isBusy={issuing.isBusy}>
                Issue the key
              </Button>
            </DialogFooter>
          </form>
        </DialogContent>
      )}
    </Dialog>
  )
}
