import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  CircleX,
  Info,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { type Tone, textTones } from './tone'

const marks = {
  online: { icon: CircleDot, tone: 'ok', word: 'Online' },
  offline: { icon: CircleX, tone: 'neutral', word: 'Offline' },
  'never-seen': { icon: CircleDashed, tone: 'neutral', word: 'Never seen' },
  enabled: { icon: CircleCheck, tone: 'ok', word: 'Enabled' },
  active: { icon: CircleCheck, tone: 'ok', word: 'Active' },
  disabled: { icon: Ban, tone: 'warn', word: 'Disabled' },
  suspended: { icon: CirclePause, tone: 'bad', word: 'Suspended' },
  ok: { icon: CircleCheck, tone: 'ok', word: 'OK' },
  warn: { icon: TriangleAlert, tone: 'warn', word: 'Attention' },
  bad: { icon: CircleX, tone: 'bad', word: 'Failed' },
  info: { icon: Info, tone: 'info', word: 'Note' },
  busy: { icon: LoaderCircle, tone: 'info', word: 'Working' },
  allowed: { icon: CircleCheck, tone: 'ok', word: 'Allowed' },
  refused: { icon: Ban, tone: 'bad', word: 'Refused' },
} as const satisfies Record<string, { icon: LucideIcon; tone: Tone; word: string }>

export type MarkName = keyof typeof marks

const isMark = (name: string): name is MarkName => name in marks
export const markNames: readonly MarkName[] = Object.keys(marks).filter(isMark)

/** An icon of its own shape and a word: never colour alone. `children` replaces the word. */
export function StatusMark({
  mark,
  className,
  children,
}: {
  mark: MarkName
  className?: string
  children?: ReactNode
}) {
  const { icon: Icon, tone, word } = marks[mark]
  return (
    <span
      className={cn(
        'inline-flex items-center weak:gap-1.5 align-middle weak:text-sm weak:whitespace-nowrap',
        textTones[tone],
        className,
      )}
    >
      <Icon aria-hidden className={cn('size-4 shrink-0', mark === 'busy' && 'animate-spin')} />
      <span>{children ?? word}</span>
    </span>
  )
}
