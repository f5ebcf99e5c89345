'use client'
import { toast } from '@/components/ui/late-toast'
import type { Action } from '../device/action-result'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'

/** A mend that concerns more than one device: says so, and is done in place once it is confirmed. */
export function ConfirmMend<Input>({
  label,
  isPrimary,
  title,
  consequences,
  action,
  input,
  done,
  onDone,
}: {
  readonly label: string
  readonly isPrimary: boolean
  readonly title: string
  readonly consequences: readonly string[]
  readonly action: Action<Input, unknown>
  readonly input: NoInfer<Input>
  /** What is so afterwards. */
  readonly done: string
  onDone(sentence: string): void
}) {
  const confirm = async () => {
    const problem = await sentenceOf(action, input)
    if (problem !== undefined) return problem
    toast.success(done)
    onDone(done)
    return undefined
  }
  return (
    <div>
      <ConfirmDialog
        trigger={<Button variant={isPrimary ? 'primary' : 'secondary'}>{label}</Button>}
        title={title}
        consequences={consequences}
        confirmLabel={label}
        isDanger={false}
        onConfirm={confirm}
      />
    </div>
  )
}
