'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { CommandTemplate } from '@/lib/contract/command-templates'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import type { TemplateActions } from './template-actions'
import { checkTemplate, draftOfTemplate, emptyTemplate } from './template-draft'
import { TemplateForm } from './template-form'

/** Saves a new template, or changes the one given. */
export function EditTemplate({
  tenantId,
  template,
  trigger,
  actions,
}: {
  readonly tenantId: number
  readonly template?: CommandTemplate
  readonly trigger: ReactNode
  readonly actions: Pick<TemplateActions, 'create' | 'update'>
}) {
  const router = useRouter()
  const start = () => (template ? draftOfTemplate(template) : emptyTemplate)
  const [isOpen, setOpen] = useState(false)
  const [draft, setDraft] = useState(start)
  const [isTouched, setTouched] = useState(false)
  const creating = useAction(actions.create)
  const updating = useAction(actions.update)
  const running = template ? updating : creating
  const checked = checkTemplate(draft)
  const flaws = isTouched && !checked.isOk ? checked.flaws : {}

  const toggle = (next: boolean) => {
    setDraft(start())
    setTouched(false)
    running.reset()
    setOpen(next)
  }
  const save = async () => {
    setTouched(true)
    if (!checked.isOk) return
    const { input } = checked
    const saved = template
      ? await updating.run({
          id: tenantId,
          templateId: template.id,
          ...input,
          mapping: input.mapping ?? null,
        })
      : await creating.run({ id: tenantId, ...input })
    if (saved === undefined) return
    setOpen(false)
    toast.success(`${saved.label} is saved.`)
    router.refresh()
  }
  return (
    <Dialog open={isOpen} onOpenChange={toggle}>
      <DialogTrigger>{trigger}</DialogTrigger>
      <DialogContent title={template ? `Change ${template.label}` : 'New command template'} size="md">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <TemplateForm
            draft={draft}
            onChange={setDraft}
            flawOf={(field) => flaws[field] ?? running.issueOf(field)}
          />
          <ProblemNote problem={running.problem?.issues ? undefined : running.problem} />
          <DialogFooter>
            <Button type="submit" variant="primary" isBusy={running.isBusy}>
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
