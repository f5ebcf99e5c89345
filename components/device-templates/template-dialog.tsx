'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { DeviceTemplate } from '@/lib/contract/device-templates'
import { type DialectId, dialectIds } from '@/lib/core/dialect-id'
import type { Action } from '../device/action-result'
import { dialectName } from '../device/dialect-name'
import { ProblemNote } from '../device/problem-note'
import { parseTags, writeTags } from '../device/tag-lines'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { parseSensors, writeSensors } from './sensor-lines'
import type { TemplateFields } from './template-actions'

/** A new template, or another face for one that is there. */
export function TemplateDialog({
  trigger,
  title,
  submitLabel,
  done,
  template,
  save,
  open,
  onOpenChange,
}: {
  trigger: ReactNode
  title: string
  submitLabel: string
  done: string
  template?: DeviceTemplate
  save: Action<TemplateFields, DeviceTemplate>
  open?: boolean
  onOpenChange?: (isOpen: boolean) => void
}) {
  const router = useRouter()
  const [isOpenHere, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [dialect, setDialect] = useState<DialectId>(dialectIds[0])
  const [tagText, setTagText] = useState('')
  const [sensorText, setSensorText] = useState('')
  const saving = useAction(save)
  const change = (isOpen: boolean) => {
    setName(template?.name ?? '')
    setDialect(template?.dialect ?? dialectIds[0])
    setTagText(writeTags(template?.tags ?? {}))
    setSensorText(writeSensors(template?.sensors ?? []))
    saving.reset()
    setOpen(isOpen)
    onOpenChange?.(isOpen)
  }
  const tags = parseTags(tagText)
  const sensors = parseSensors(sensorText, template?.sensors ?? [])
  const submit = async () => {
    if (typeof tags === 'string' || typeof sensors === 'string') return
    if (!(await saving.run({ name, dialect, tags, sensors }))) return
    change(false)
    toast.success(done)
    router.refresh()
  }
  return (
    <Dialog open={open ?? isOpenHere} onOpenChange={change}>
      <DialogTrigger>{trigger}</DialogTrigger>
      <DialogContent title={title} size="md">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <Field label="Name" error={saving.issueOf('name')}>
            <Input
              value={name}
              onChange={(event) => setName(event.target.value)}
              required
              maxLength={80}
              autoComplete="off"
            />
          </Field>
          <Field label="Dialect">
            <Select
              value={dialect}
              onChange={(event) => setDialect(dialectIds.find((id) => id === event.target.value) ?? dialect)}
            >
              {dialectIds.map((id) => (
                <option key={id} value={id}>
                  {dialectName(id)}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label="Tags"
            isOptional
            hint="One a line: name = value."
            error={typeof tags === 'string' ? tags : undefined}
          >
            <Textarea
              rows={3}
              value={tagText}
              onChange={(event) => setTagText(event.target.value)}
              spellCheck={false}
            />
          </Field>
          <Field
            label="Sensors"
            isOptional
            hint="One a line: slug, unit, type. The unit and the type (number, boolean, string or json) may be left out."
            error={typeof sensors === 'string' ? sensors : saving.issueOf('sensors')}
          >
            <Textarea
              rows={6}
              value={sensorText}
              onChange={(event) => setSensorText(event.target.value)}
              spellCheck={false}
            />
          </Field>
          <ProblemNote problem={saving.problem} />
          <DialogFooter>
            <Button
              type="submit"
              variant="primary"
              isBusy={saving.isBusy}
              disabled={name.trim() === '' || typeof tags === 'string' || typeof sensors === 'string'}
            >
              {submitLabel}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
