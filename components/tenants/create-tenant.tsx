'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { useOpenInUrl } from '../lists/use-open-in-url'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import type { NamedTenant } from './tenant-actions'
import { warnOfLookAlikes } from './warn-of-look-alikes'

export interface CompanyChoice {
  readonly id: string
  readonly name: string
}

export function CreateTenant({
  companies,
  companyId,
  create,
}: {
  /** Those that the reader administers. */
  companies: readonly CompanyChoice[]
  companyId: string | undefined
  create: Action<{ companyId: string; name: string; application?: string }, NamedTenant>
}) {
  const router = useRouter()
  const [isOpen, setOpen] = useOpenInUrl()
  const creating = useAction(create)
  const submit = async (form: FormData) => {
    const application = String(form.get('application') ?? '').trim()
    const made = await creating.run({
      companyId: String(form.get('companyId')),
      name: String(form.get('name')),
      ...(application ? { application } : {}),
    })
    if (made === undefined) return
    setOpen(false)
    toast.success(`Tenant ${made.name} created, with the id ${made.id}.`)
    warnOfLookAlikes(made)
    router.push(`/tenant/${made.id}`)
    router.refresh()
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => {
        creating.reset()
        setOpen(next)
      }}
    >
      <DialogTrigger>
        <Button variant="primary">
          <Plus aria-hidden />
          New tenant
        </Button>
      </DialogTrigger>
      <DialogContent
        title="New tenant"
        description="A site, a customer or a product line: devices hang on it."
      >
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void submit(new FormData(event.currentTarget))
          }}
        >
          <Field label="Company" error={creating.issueOf('companyId')}>
            <Select name="companyId" defaultValue={companyId ?? companies[0]?.id}>
              {companies.map((company) => (
                <option key={company.id} value={company.id}>
                  {company.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Name" error={creating.issueOf('name')}>
            <Input name="name" required maxLength={80} autoComplete="off" />
          </Field>
          <Field
            label="Application"
            isOptional
            hint="What app/{application} names: one topic level, unique over the installation. Left empty, it is made from the name."
            error={creating.issueOf('application')}
          >
            <Input name="application" maxLength={40} autoComplete="off" spellCheck={false} />
          </Field>
          <ProblemNote problem={creating.problem?.issues ? undefined : creating.problem} />
          <DialogFooter>
            <Button type="submit" variant="primary" isBusy={creating.isBusy}>
              Create tenant
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
