'use client'
import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import type { CommandTemplate } from '@/lib/contract/command-templates'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { EditTemplate } from './edit-template'
import type { TemplateActions } from './template-actions'

export function TemplatesTable({
  tenantId,
  templates,
  mayEdit,
  actions,
}: {
  readonly tenantId: number
  readonly templates: readonly CommandTemplate[]
  readonly mayEdit: boolean
  readonly actions: TemplateActions
}) {
  return (
    <Table label="Command templates">
      <TableHead>
        <tr>
          <TableHeadCell>Label</TableHeadCell>
          <TableHeadCell>Command</TableHeadCell>
          <TableHeadCell>Payload</TableHeadCell>
          <TableHeadCell>Parameters</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {templates.map((template) => (
          <TableRow key={template.id}>
            <TableCell className="min-w-32 font-medium break-words">{template.label}</TableCell>
            <TableCell className="min-w-44">
              <code className="wrap-anywhere">{template.name}</code>
              <span className="block text-xs text-ink-faint">QoS {template.qos}</span>
            </TableCell>
            <TableCell className="max-w-80">
              <code className="block truncate" title={template.payload}>
                {template.payload}
              </code>
            </TableCell>
            <TableCell className="text-ink-muted">
              {template.parameters.map(({ name }) => name).join(', ') || 'none'}
            </TableCell>
            <TableCell className="text-right whitespace-nowrap">
              {mayEdit ? (
                <span className="inline-flex gap-2">
                  <EditTemplate
                    tenantId={tenantId}
                    template={template}
                    actions={actions}
                    trigger={
                      <Button size="sm" aria-label={`Change ${template.label}`}>
                        Change
                      </Button>
                    }
                  />
                  <DeleteTemplate template={template} remove={actions.remove} />
                </span>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function DeleteTemplate({
  template: { id, tenantId, label },
  remove,
}: {
  readonly template: CommandTemplate
  readonly remove: TemplateActions['remove']
}) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-outline" aria-label={`Delete ${label}`}>
          Delete
        </Button>
      }
      title={`Delete ${label}?`}
      consequences={['Nobody finds it in the lists any more. What was sent from it stays as it was sent.']}
      confirmLabel="Delete"
      onConfirm={async () => {
        const sentence = await sentenceOf(remove, { id: tenantId, templateId: id })
        if (sentence === undefined) {
          toast.success(`${label} is deleted.`)
          router.refresh()
        }
        return sentence
      }}
    />
  )
}
