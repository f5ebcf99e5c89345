'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { useOpenInUrl } from '../lists/use-open-in-url'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { type CompanyWithTenants, MembershipFields } from './membership-fields'
import { PasswordField } from './password-field'
import type { Membership, UserActions } from './user-actions'

export function CreateUser({
  companies,
  companyId,
  create,
}: {
  companies: readonly CompanyWithTenants[]
  companyId: string
  create: UserActions['create']
}) {
  const router = useRouter()
  const first: Membership = { companyId, role: 'viewer', tenantIds: null }
  const [isOpen, setOpen] = useOpenInUrl()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [membership, setMembership] = useState(first)
  const creating = useAction(create)
  const change = (next: boolean) => {
    setOpen(next)
    setUsername('')
    setPassword('')
    setMembership(first)
    creating.reset()
  }
  const submit = async () => {
    const made = await creating.run({
      username,
      password,
      companyId: membership.companyId,
      role: membership.role,
      ...(membership.tenantIds ? { tenantIds: membership.tenantIds } : {}),
    })
    if (made === undefined) return
    change(false)
    toast.success(`${made.username} can sign in now.`)
    router.refresh()
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger>
        <Button variant="primary">
          <Plus aria-hidden />
          New user
        </Button>
      </DialogTrigger>
      <DialogContent title="New user" description="Signs in here, and over MQTT as a user of the company.">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <Field label="User name" error={creating.issueOf('username')}>
            <Input
              value={username}
              onChange={(event) => setUsername(event.target.value)}
              required
              minLength={2}
              maxLength={64}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
          <PasswordField value={password} onChange={setPassword} error={creating.issueOf('password')} />
          <MembershipFields companies={companies} value={membership} onChange={setMembership} />
          <ProblemNote problem={creating.problem} />
          <DialogFooter>
            <Button
              type="submit"
              variant="primary"
              isBusy={creating.isBusy}
              disabled={membership.tenantIds?.length === 0}
            >
              Create user
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
