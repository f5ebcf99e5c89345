import { Circle, CircleCheck, CircleX, LoaderCircle } from 'lucide-react'
import type { CoachStep } from '@/lib/contract/coach'
import type { DeviceDetail } from '@/lib/contract/devices'
import { cn } from '../ui/cn'
import { RelativeTime } from '../ui/relative-time'
import { CoachMend } from './coach-mend'
import { stageWords } from './stage-words'

/** Whose steps are shown, and whether the reader may issue what it needs. */
export interface CoachedDevice {
  readonly device: DeviceDetail
  readonly mayProvision: boolean
}

/** The way to the first reading, step by step: the first that is not done is the one that counts. */
export function CoachSteps({ steps, ...coached }: CoachedDevice & { readonly steps: readonly CoachStep[] }) {
  const next = steps.findIndex(({ state }) => state !== 'done')
  return (
    <ol className="divide-y" aria-live="polite">
      {steps.map((step, index) => (
        <Step key={step.stage} step={step} isNext={index === next} {...coached} />
      ))}
    </ol>
  )
}

function Step({
  step,
  isNext,
  ...coached
}: CoachedDevice & { readonly step: CoachStep; readonly isNext: boolean }) {
  const { stage, state, at, sentence, mend } = step
  const { icon: Icon, tone, word } = state === 'waiting' && isNext ? watching : faces[state]
  // What comes later says nothing yet.
  const isTold = state !== 'waiting' || isNext
  return (
    <li className="flex items-start gap-3 px-4 py-2.5 text-sm" data-stage={stage} data-state={state}>
      <Icon
        aria-hidden
        className={cn(
          'mt-px size-5 shrink-0',
          tone,
          isNext && state === 'waiting' && 'motion-safe:animate-spin',
        )}
      />
      <div className="min-w-0 flex-1">
        <p className={cn('flex flex-wrap items-baseline gap-x-2 font-medium', !isTold && 'text-ink-muted')}>
          {stageWords[stage]}
          <span className={cn('text-xs font-normal', isTold ? 'text-ink-muted' : 'text-ink-faint')}>
            {word}
          </span>
          {at === null ? null : <RelativeTime at={at} className="text-xs font-normal text-ink-faint" />}
        </p>
        {isTold ? (
          <p className={cn('break-words', state === 'failed' ? 'text-bad' : 'text-ink-muted')}>{sentence}</p>
        ) : null}
        {isTold && mend !== null ? <p className="break-words">{mend}</p> : null}
        <CoachMend step={step} {...coached} />
      </div>
    </li>
  )
}

const faces = {
  done: { icon: CircleCheck, tone: 'text-ok', word: 'Done' },
  failed: { icon: CircleX, tone: 'text-bad', word: 'Failed' },
  waiting: { icon: Circle, tone: 'text-ink-faint', word: 'Later' },
} as const

const watching = { icon: LoaderCircle, tone: 'text-accent', word: 'Waiting' } as const
