'use client'

import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import type { DeviceTemplate } from '@/lib/contract/device-templates'
import { dialectName } from '../device/dialect-name'
import { sentenceOf } from '../device/use-action'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import type { TemplateActions } from './template-actions'
import { TemplateDialog } from './template-dialog'

export function TemplatesTable({
  templates,
  mayChange,
  actions,
}: {
  templates: readonly DeviceTemplate[]
  /** Ids of those that the reader may change. */
  mayChange: readonly string[]
  actions: Pick<TemplateActions, 'update' | 'remove'>
}) {
  return (
    <Table label="Device templates">
      <TableHead>
        <tr>
          <TableHeadCell>Name</TableHeadCell>
          <TableHeadCell>Dialect</TableHeadCell>
          <TableHeadCell>Tags</TableHeadCell>
          <TableHeadCell>Sensors</TableHeadCell>
          <TableHeadCell>Company</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {templates.map((template) => (
          <TableRow key={template.id}>
            <TableCell className="min-w-40 font-medium break-words">{template.name}</TableCell>
            <TableCell className="whitespace-nowrap">{dialectName(template.dialect)}</TableCell>
            <TableCell>
              <span className="flex min-w-40 flex-wrap gap-1">
                {Object.entries(template.tags).map(([name, value]) => (
                  <Badge key={name} className="max-w-44">
                    <span className="truncate">
                      {name}: {value}
                    </span>
                  </Badge>
                ))}
              </span>
            </TableCell>
            <TableCell className="min-w-40 font-mono text-xs break-words text-ink-muted">
              {template.sensors.map(({ slug }) => slug).join(', ')}
            </TableCell>
            <TableCell className="whitespace-nowrap">{template.companyName}</TableCell>
            <TableCell>
              {mayChange.includes(template.id) ? <RowActions template={template} actions={actions} /> : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function RowActions({
  template,
  actions,
}: {
  template: DeviceTemplate
  actions: Pick<TemplateActions, 'update' | 'remove'>
}) {
  const router = useRouter()
  return (
    <span className="flex justify-end gap-2">
      <TemplateDialog
        trigger={<Button size="sm">Edit</Button>}
        title={`Edit ${template.name}`}
        submitLabel="Save"
        done="Saved."
        template={template}
        save={(fields) => actions.update({ ...fields, id: template.id })}
      />
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="danger-outline">
            Delete
          </Button>
        }
        title={`Delete ${template.name}?`}
        consequences={[
          'Devices that were made of it stay as they are.',
          'Imports that run go on with what it said.',
        ]}
        confirmLabel="Delete"
        onConfirm={async () => {
          const sentence = await sentenceOf(actions.remove, { id: template.id })
          if (sentence === undefined) {
            toast.success('Template deleted.')
            router.refresh()
          }
          return sentence
        }}
      />
    </span>
  )
}
