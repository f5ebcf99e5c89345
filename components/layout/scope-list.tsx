'use client'

import { Building2, Factory, Globe } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useMemo, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { PopoverContent } from '@/components/ui/popover'
import { usePopup } from '@/components/ui/popup'
import { useScope } from './scope-context'
import { switcherEntries, switcherPagesOf } from './switcher-entries'

const FILTER_FROM = 8
const icons = { everything: Globe, company: Building2, tenant: Factory } as const

/** Every company and tenant that the reader sees, each a link. */
export function ScopeList({ onNavigate }: { onNavigate: () => void }) {
  const { companies, tenants } = useScope()
  const { close } = usePopup()
  const [text, setText] = useState('')
  const path = usePathname()
  const entries = useMemo(
    () => switcherEntries(companies, tenants, text, switcherPagesOf(path)),
    [companies, tenants, text, path],
  )
  return (
    <PopoverContent
      aria-label="Companies and tenants"
      className="flex w-72 max-w-[calc(100vw-1rem)] flex-col p-1"
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
                  close()
                  onNavigate()
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
    </PopoverContent>
  )
}
