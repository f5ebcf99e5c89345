'use client'

import { Plus } from 'lucide-react'
import { useOpenInUrl } from '../lists/use-open-in-url'
import { Button } from '../ui/button'
import type { TemplateActions } from './template-actions'
import { TemplateDialog } from './template-dialog'

export function CreateTemplate({
  companyId,
  create,
}: {
  companyId: string
  create: TemplateActions['create']
}) {
  const [isOpen, setOpen] = useOpenInUrl()
  return (
    <TemplateDialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New template
        </Button>
      }
      title="New device template"
      submitLabel="Create template"
      done="Template created."
      save={(fields) => create({ ...fields, companyId })}
    />
  )
}
