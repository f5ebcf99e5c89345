'use client'

import { Building2, ChevronsUpDown, Factory, Globe } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Popover } from 'radix-ui'
import { useMemo, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { useScope } from './scope-context'
import { ScopeFace } from './scope-face'
import { switcherEntries, switcherPagesOf } from './switcher-entries'

const FILTER_FROM = 8
const icons = { everything: Globe, company: Building2, tenant: Factory } as const

/** Says where one is, in words, and goes elsewhere. A list of links, and no menu: a menu may hold no search field. */
export function ScopeSwitcher({ onNavigate }: { onNavigate?: () => void }) {
  const { companies, tenants, company, tenant } = useScope()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const path = usePathname()
  const entries = useMemo(
    () => switcherEntries(companies, tenants, text, switcherPagesOf(path)),
    [companies, tenants, text, path],
  )
  const change = (next: boolean) => {
    setText('')
    setOpen(next)
  }
  return (
    <Popover.Root open={isOpen} onOpenChange={change}>
      <Popover.Trigger
        aria-label={`Scope: ${company?.name ?? 'all companies'}${tenant ? `, tenant ${tenant.name}` : ''}. Change it`}
        className="flex w-full min-w-0 items-center gap-2.5 rounded-md border border-line-strong/60 bg-surface px-2.5 py-1.5 text-left transition-colors hover:bg-sunken"
      >
        <ScopeFace {...(company && { company })} {...(tenant && { tenant })} />
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Companies and tenants"
          className="z-50 flex max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-1rem)] flex-col rounded-lg border bg-raised p-1 text-sm shadow-raised"
        >
          {companies.length + tenants.length >= FILTER_FROM ? (
            <div className="p-1">
              <Input
                aria-label="Find a company or tenant"
                placeholder="Find a company or tenant"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </div>
          ) : null}
          <ul className="min-h-0 overflow-y-auto">
            {entries.map((entry) => {
              const EntryIcon = icons[entry.kind]
              return (
                <li key={entry.href}>
                  <Link
                    href={entry.href}
                    onClick={() => {
                      change(false)
                      onNavigate?.()
                    }}
                    className={cn(
                      'flex min-h-8 items-center gap-2 rounded-md px-2 py-1 transition-colors hover:bg-sunken focus-visible:-outline-offset-2',
                      entry.kind === 'tenant' ? 'pl-7' : 'font-medium',
                    )}
                  >
                    <EntryIcon aria-hidden className="size-4 shrink-0 text-ink-faint" />
                    <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                    {entry.note ? <span className="text-xs text-ink-faint">{entry.note}</span> : null}
                  </Link>
                </li>
              )
            })}
          </ul>
          {entries.length === 0 ? (
            <p className="px-2 py-3 text-sm text-ink-muted">Nothing is called that.</p>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
