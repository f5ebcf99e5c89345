'use client'

import { Plus } from 'lucide-react'
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
  return (
    <TemplateDialog
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
