import { Circle, CircleArrowRight, CircleCheck, LoaderCircle } from 'lucide-react'
import { Button } from '../ui/button'
import { cn } from '../ui/cn'
import { Link } from '../ui/link'
import type { StepState } from './first-run-state'
import type { FirstRunStepText } from './first-run-steps'

const words: Readonly<Record<StepState, string>> = { done: 'Done', next: 'Next', later: 'Later' }

export function FirstRunStep({
  step,
  state,
  isWaiting,
}: {
  step: FirstRunStepText
  state: StepState
  isWaiting: boolean
}) {
  const isSpinning = state === 'next' && isWaiting
  const Icon =
    state === 'done' ? CircleCheck : state === 'later' ? Circle : isSpinning ? LoaderCircle : CircleArrowRight
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3" data-state={state}>
      <Icon
        aria-hidden
        className={cn(
          'size-5 shrink-0',
          state === 'done' ? 'text-ok' : state === 'next' ? 'text-accent' : 'text-ink-faint',
          isSpinning && 'animate-spin',
        )}
      />
      <div className="min-w-0 flex-1 basis-52">
        <p className={cn('text-sm font-medium', state === 'later' && 'text-ink-muted')}>
          {step.title} <span className="sr-only">({isSpinning ? 'waiting' : words[state]})</span>
        </p>
        <p className="text-sm break-words text-ink-muted">
          {isSpinning ? `Waiting. ${step.sentence}` : step.sentence}
        </p>
      </div>
      {state === 'next' && step.link ? (
        <Button asChild variant="primary" size="sm">
          <Link href={step.link.href}>{step.link.label}</Link>
        </Button>
      ) : null}
    </li>
  )
}
