'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

/** Gives a thing its name, new or another. */
export function NameDialog<T>({
  trigger,
  title,
  label = 'Name',
  field = 'name',
  hint,
  warning,
  initial = '',
  submitLabel,
  done,
  action,
  onDone,
  open,
  onOpenChange,
}: {
  trigger?: ReactNode
  title: string
  label?: string
  /** What the answer calls it where it is refused. */
  field?: string
  hint: string
  /** What it costs, said before. */
  warning?: string
  initial?: string
  submitLabel: string
  done: string
  action: Action<{ name: string }, T>
  onDone?: (made: T) => void
  open?: boolean
  onOpenChange?: (isOpen: boolean) => void
}) {
  const router = useRouter()
  const [isOpenHere, setOpenHere] = useState(false)
  const [name, setName] = useState(initial)
  const naming = useAction(action)
  const change = (isOpen: boolean) => {
    setName(initial)
    naming.reset()
    setOpenHere(isOpen)
    onOpenChange?.(isOpen)
  }
  const submit = async () => {
    const made = await naming.run({ name })
    if (made === undefined) return
    change(false)
    toast.success(done)
    if (onDone) onDone(made)
    router.refresh()
  }
  const issue = naming.issueOf(field)
  return (
    <Dialog open={open ?? isOpenHere} onOpenChange={change}>
      {trigger ? <DialogTrigger>{trigger}</DialogTrigger> : null}
      <DialogContent title={title}>
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            void submit()
          }}
        >
          <Field label={label} hint={hint} error={issue}>
            <Input
              name="name"
              value={name}
              onChange={(event) => setName(event.target.value)}
              required
              maxLength={80}
              autoComplete="off"
            />
          </Field>
          {warning ? <p className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">{warning}</p> : null}
          {issue ? null : <ProblemNote problem={naming.problem} />}
          <DialogFooter>
            <Button type="submit" variant="primary" isBusy={naming.isBusy} disabled={name.trim() === ''}>
              {submitLabel}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
