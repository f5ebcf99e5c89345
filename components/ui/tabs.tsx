'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { cn } from './cn'
import { Link } from './link'

export interface LinkTab {
  readonly href: string
  readonly label: ReactNode
}

/** Tabs that are pages: which one is open is in the URL. The first also stands for paths below none of the others. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  const path = usePathname()
  const current = tabs
    .filter((tab) => path === pathOf(tab) || path.startsWith(`${pathOf(tab)}/`))
    .reduce<string | undefined>(
      (best, tab) => (tab.href.length > (best?.length ?? 0) ? tab.href : best),
      undefined,
    )
  const nav = useRef<HTMLElement>(null)
  // On a phone the tabs scroll: the open one must be among those in sight.
  useEffect(() => {
    const open = current && nav.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (open)
      nav.current?.scrollTo({ left: open.offsetLeft - (nav.current.clientWidth - open.offsetWidth) / 2 })
  }, [current])
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="relative -mx-4 overflow-x-auto border-b px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      <ul className="flex min-w-max gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.href === current ? 'page' : undefined}
              className={cn(
                '-mb-px block border-b-2 px-2.5 py-2 text-sm font-medium transition-colors focus-visible:-outline-offset-2',
                tab.href === current
                  ? 'border-accent text-ink'
                  : 'border-transparent text-ink-muted hover:border-line-strong hover:text-ink',
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const pathOf = ({ href }: LinkTab): string => href.split('?', 1)[0] ?? href
