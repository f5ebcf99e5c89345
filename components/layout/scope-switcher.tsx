'use client'

import { Building2, ChevronsUpDown, Factory, Globe } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Input } from '@/components/ui/input'
import { useScope } from './scope-context'
import { switcherEntries } from './switcher-entries'

const FILTER_FROM = 8
const icons = { everything: Globe, company: Building2, tenant: Factory } as const

/** Says where one is, in words, and goes elsewhere. */
export function ScopeSwitcher() {
  const router = useRouter()
  const { companies, tenants, company, tenant } = useScope()
  const [text, setText] = useState('')
  const entries = useMemo(() => switcherEntries(companies, tenants, text), [companies, tenants, text])
  const Icon = tenant ? Factory : company ? Building2 : Globe
  return (
    <DropdownMenu onOpenChange={() => setText('')}>
      <DropdownMenuTrigger
        aria-label={`Scope: ${company?.name ?? 'all companies'}${tenant ? `, tenant ${tenant.name}` : ''}. Change it`}
        className="flex w-full min-w-0 items-center gap-2.5 rounded-md border border-line-strong/60 bg-surface px-2.5 py-1.5 text-left transition-colors hover:bg-sunken"
      >
        <Icon aria-hidden className="size-4.5 shrink-0 text-accent" />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-semibold">
            {tenant?.name ?? company?.name ?? 'All companies'}
          </span>
          <span className="block truncate text-xs text-ink-faint">
            {tenant
              ? `Tenant ${tenant.id} of ${company?.name ?? 'a company'}`
              : company
                ? 'Company, all its tenants'
                : 'Everything that you see'}
          </span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-72 max-w-[calc(100vw-1rem)]">
        {companies.length + tenants.length >= FILTER_FROM ? (
          <div className="p-1">
            <Input
              aria-label="Find a company or tenant"
              placeholder="Find a company or tenant"
              value={text}
              onChange={(event) => setText(event.target.value)}
              // The menu's own type-ahead must not eat the letters; arrows and Escape stay the menu's.
              onKeyDown={(event) => event.key.length === 1 && event.stopPropagation()}
            />
          </div>
        ) : null}
        {entries.map((entry) => {
          const EntryIcon = icons[entry.kind]
          return (
            <DropdownMenuItem
              key={entry.href}
              className={entry.kind === 'tenant' ? 'pl-7' : 'font-medium'}
              onSelect={() => router.push(entry.href)}
            >
              <EntryIcon aria-hidden className="text-ink-faint" />
              <span className="min-w-0 flex-1 truncate">{entry.label}</span>
              {entry.note ? <span className="text-xs text-ink-faint">{entry.note}</span> : null}
            </DropdownMenuItem>
          )
        })}
        {entries.length === 0 ? (
          <p className="px-2 py-3 text-sm text-ink-muted">Nothing is called that.</p>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
