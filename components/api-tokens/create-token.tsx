'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { permissions } from '@/lib/core/roles'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { useOpenInUrl } from '../lists/use-open-in-url'
import type { CompanyChoice } from '../tenants/create-tenant'
import { Button } from '../ui/button'
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { ScopeChoice } from './scope-choice'
import type { CreatedToken, CreateTokenAction } from './token-actions'
import { expiryChoices, expiryOf } from './token-expiry'
import { TokenValue } from './token-value'

export function CreateToken({
  companies,
  companyId,
  create,
}: {
  companies: readonly CompanyChoice[]
  companyId: string | undefined
  create: CreateTokenAction
}) {
  const router = useRouter()
  const [isOpen, setOpen] = useOpenInUrl()
  const [made, setMade] = useState<CreatedToken>()
  const creating = useAction(create)
  const submit = async (form: FormData) => {
    const wanted = form.getAll('scopes')
    const expiresAt = expiryOf(String(form.get('expiry')), Date.now())
    const token = await creating.run({
      companyId: String(form.get('companyId')),
      name: String(form.get('name')),
      scopes: permissions.filter((permission) => wanted.includes(permission)),
      ...(expiresAt ? { expiresAt } : {}),
    })
    if (token === undefined) return
    setMade(token)
    router.refresh()
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => {
        creating.reset()
        setMade(undefined)
        setOpen(next)
      }}
    >
      <DialogTrigger>
        <Button variant="primary">
          <Plus aria-hidden />
          New API token
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title={`${made.name} is created`}
          description="Its value is shown here and never again. Copy it now."
        >
          <TokenValue token={made} />
          <DialogFooter>
            <DialogClose>
              <Button variant="primary">Done</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      ) : (
        <DialogContent
          title="New API token"
          description="For programs: a Bearer token of the REST API, and a user name and password for MQTT."
        >
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              void submit(new FormData(event.currentTarget))
            }}
          >
            <Field label="Name" hint="What uses it." error={creating.issueOf('name')}>
              <Input name="name" required maxLength={80} autoComplete="off" />
            </Field>
            <Field label="Company" error={creating.issueOf('companyId')}>
              <Select name="companyId" defaultValue={companyId ?? companies[0]?.id}>
                {companies.map((company) => (
                  <option key={company.id} value={company.id}>
                    {company.name}
                  </option>
                ))}
              </Select>
            </Field>
            <ScopeChoice error={creating.issueOf('scopes')} />
            <Field label="Expires" error={creating.issueOf('expiresAt')}>
              <Select name="expiry" defaultValue="90">
                {expiryChoices.map(([days, label]) => (
                  <option key={days} value={days}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
            <ProblemNote problem={creating.problem?.issues ? undefined : creating.problem} />
            <DialogFooter>
              <Button type="submit" variant="primary" isBusy={creating.isBusy}>
                Create token
              </Button>
            </DialogFooter>
          </form>
        </DialogContent>
      )}
    </Dialog>
  )
}
