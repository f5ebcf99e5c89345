import type { ReactNode } from 'react'
import { cn } from './cn'

export function Card({
  id,
  title,
  description,
  actions,
  isDanger = false,
  isFlush = false,
  className,
  children,
}: {
  /** For links to it. */
  id?: string
  title?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  isDanger?: boolean
  /** Without padding of its own, for lists that reach the edge. */
  isFlush?: boolean
  className?: string
  children?: ReactNode
}) {
  return (
    <section
      id={id}
      className={cn(
        'min-w-0 scroll-mt-16 rounded-lg border bg-surface',
        isDanger && 'border-bad/50',
        className,
      )}
    >
      {title || actions ? (
        <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5">
          <div className="min-w-0 flex-1 basis-40">
            {title ? (
              <h2 className={cn('text-base font-semibold', isDanger && 'text-bad')}>{title}</h2>
            ) : null}
            {description ? <p className="text-sm text-ink-muted">{description}</p> : null}
          </div>
          {actions}
        </header>
      ) : null}
      {children ? <div className={cn(!isFlush && 'p-4')}>{children}</div> : null}
    </section>
  )
}
