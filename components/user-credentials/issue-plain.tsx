'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { IssuedLogin } from './issued-login'
import type { IssuedPlain, UserCredentialActions } from './user-credential-actions'

export interface TenantChoice {
  readonly id: number
  readonly name: string
}

export function IssuePlain({
  userId,
  tenants,
  issue,
}: {
  userId: string
  /** Those that the user reaches and the reader administers. */
  tenants: readonly TenantChoice[]
  issue: UserCredentialActions['issuePlain']
}) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [made, setMade] = useState<IssuedPlain>()
  const issuing = useAction(issue)
  const submit = async (form: FormData) => {
    const label = String(form.get('label') ?? '').trim()
    const login = await issuing.run({
      id: userId,
      kind: 'plain',
      tenantId: Number(form.get('tenantId')),
      ...(label ? { label } : {}),
    })
    if (login === undefined) return
    setMade(login)
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
        <Button>
          <Plus aria-hidden />
          New plain credential
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title="The plain credential is issued"
          description="Its password is shown here and never again. Copy it now."
        >
          <IssuedLogin
            username={made.username}
            label="Password"
            secret={made.password}
            sentence="It publishes and subscribes to every topic of the tenant's plain namespace, as long as the user reaches the tenant."
          />
        </DialogContent>
      ) : (
        <DialogContent
          title="New plain credential"
          description="For tools such as MQTTX or Node-RED, in the plain namespace of one tenant."
        >
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              void submit(new FormData(event.currentTarget))
            }}
          >
            <Field label="Tenant" error={issuing.issueOf('tenantId')}>
              <Select name="tenantId">
                {tenants.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name} ({id})
                  </option>
                ))}
              </Select>
            </Field>
            <Field label="Label" isOptional hint="What uses it." error={issuing.issueOf('label')}>
              <Input name="label" maxLength={80} autoComplete="off" />
            </Field>
            <ProblemNote problem={issuing.problem?.issues ? undefined : issuing.problem} />
            <DialogFooter>
              <Button type="submit" variant="primary" isBusy={issuing.isBusy}>
                Issue the credential
              </Button>
            </DialogFooter>
          </form>
        </DialogContent>
      )}
    </Dialog>
  )
}
