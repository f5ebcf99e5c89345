import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

/** Nothing here yet, or nothing that matches: says which, and what to do. */
export function EmptyState({
  icon: Icon,
  title,
  sentence,
  action,
  className,
  face = 'empty',
}: {
  icon?: LucideIcon
  title: string
  sentence: ReactNode
  action?: ReactNode
  className?: string
  /** What it stands for: nothing there, nothing that matches, or nothing asked for. Tests read it. */
  face?: 'empty' | 'filtered-empty' | 'not-found' | 'unasked'
}) {
  return (
    <div
      data-face={face}
      className={cn(
        'flex flex-col items-center gap-1 rounded-lg border border-dashed border-line-strong/50 bg-surface px-6 py-10 text-center',
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="mb-2 size-6 text-ink-faint" strokeWidth={1.5} /> : null}
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="max-w-md text-sm text-ink-muted">{sentence}</p>
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
