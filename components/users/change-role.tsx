'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { User } from '@/lib/contract/users'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter } from '../ui/dialog'
import { type CompanyWithTenants, MembershipFields } from './membership-fields'
import type { Membership, UserActions } from './user-actions'

export function ChangeRole({
  user,
  companies,
  update,
  onClose,
}: {
  user: User
  companies: readonly CompanyWithTenants[]
  update: UserActions['update']
  onClose: () => void
}) {
  const router = useRouter()
  const [membership, setMembership] = useState(() => membershipOf(user, companies[0]?.id ?? ''))
  const changing = useAction(update)
  const submit = async () => {
    if ((await changing.run({ id: user.id, membership })) === undefined) return
    onClose()
    toast.success(`The role of ${user.username} is changed.`)
    router.refresh()
  }
  const choose = (next: Membership) =>
    setMembership(next.companyId === membership.companyId ? next : membershipOf(user, next.companyId))
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={`Role of ${user.username}`}
        description="Takes effect at once, for live connections too."
      >
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <MembershipFields companies={companies} value={membership} onChange={choose} />
          <ProblemNote problem={changing.problem} />
          <DialogFooter>
            <Button
              type="submit"
              variant="primary"
              isBusy={changing.isBusy}
              disabled={membership.tenantIds?.length === 0}
            >
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** What the user is in the company already, or a viewer of all of it. */
function membershipOf(user: User, companyId: string): Membership {
  const now = user.memberships.find((one) => one.companyId === companyId)
  return { companyId, role: now?.role ?? 'viewer', tenantIds: now?.tenantIds ?? null }
}
