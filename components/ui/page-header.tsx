import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from './link'

export interface Crumb {
  readonly label: string
  readonly href?: string
}

/** Title, where it is (company, tenant, list), marks beside the title, and the page's actions. */
export function PageHeader({
  title,
  crumbs = [],
  description,
  marks,
  actions,
}: {
  title: ReactNode
  crumbs?: readonly Crumb[]
  description?: ReactNode
  marks?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        {crumbs.length > 0 ? (
          <nav aria-label="Scope" className="mb-0.5">
            <ol className="flex flex-wrap items-center gap-1 text-sm text-ink-muted">
              {crumbs.map((crumb, index) => (
                <li key={crumb.href ?? crumb.label} className="flex min-w-0 items-center gap-1">
                  {crumb.href ? (
                    <Link href={crumb.href} className="truncate rounded-sm hover:text-ink hover:underline">
                      {crumb.label}
                    </Link>
                  ) : (
                    <span className="truncate">{crumb.label}</span>
                  )}
                  {/* After it, so that none begins a line on a phone. */}
                  {index < crumbs.length - 1 ? (
                    <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
                  ) : null}
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{title}</h1>
          {marks}
        </div>
        {description ? <p className="mt-0.5 max-w-2xl text-sm text-ink-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  )
}
