'use client'
import { Undo2 } from 'lucide-react'
import type { CommandView } from '@/lib/contract/commands'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { toast } from '../ui/late-toast'

export type TakeBackCommand = Action<{ readonly id: string }, CommandView>

/** No question first: the command stands in the history, and "Use again" brings it back. */
export function TakeBack({
  command,
  takeBackCommand,
  onTaken,
}: {
  readonly command: CommandView
  readonly takeBackCommand: TakeBackCommand
  onTaken(command: CommandView): void
}) {
  const taking = useAction(takeBackCommand)
  const takeBack = async () => {
    const taken = await taking.run({ id: command.id })
    if (taken === undefined) return
    toast.success('Taken back.')
    onTaken(taken)
  }
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Take ${command.name} back`}
        isBusy={taking.isBusy}
        onClick={() => void takeBack()}
      >
        <Undo2 aria-hidden /> Take back
      </Button>
      <ProblemNote problem={taking.problem} />
    </>
  )
}
