'use client'
import type { getCommandBatchOp } from '@/lib/contract/command-batch'
import type { OutputOf } from '@/lib/contract/operation'
import { commandStates } from '@/lib/core/command'
import { Button } from '../ui/button'

type State = (typeof commandStates)[number]

/** How many commands are in each state; a press narrows the list to one. */
export function StateCounts({
  states,
  chosen,
  onChoose,
}: {
  readonly states: OutputOf<typeof getCommandBatchOp>['states']
  readonly chosen: State | undefined
  onChoose(state: State | undefined): void
}) {
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Commands by state</legend>
      {commandStates.map((state) => (
        <Button
          key={state}
          size="sm"
          variant={chosen === state ? 'primary' : 'secondary'}
          aria-pressed={chosen === state}
          onClick={() => onChoose(chosen === state ? undefined : state)}
        >
          {state} <span className="tabular-nums">{(states[state] ?? 0).toLocaleString('en')}</span>
        </Button>
      ))}
    </fieldset>
  )
}
