'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { NamedCompany } from '@/lib/contract/companies'
import type { Action } from '../device/action-result'
import { NameDialog } from '../lists/name-dialog'
import { useOpenInUrl } from '../lists/use-open-in-url'
import { Button } from '../ui/button'
import { warnOfLookAlikes } from './warn-of-look-alikes'

export function CreateCompany({ create }: { create: Action<{ name: string }, NamedCompany> }) {
  const router = useRouter()
  const [isOpen, setOpen] = useOpenInUrl()
  return (
    <NameDialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New company
        </Button>
      }
      title="New company"
      hint="Unique over the installation, and one level of the topics v1/raw/... and v1/logs/...: none of / + # % $."
      submitLabel="Create company"
      done="Company created."
      action={create}
      onDone={(company) => {
        warnOfLookAlikes(company)
        router.push(`/?company=${company.id}`)
      }}
    />
  )
}
