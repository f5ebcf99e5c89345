'use client'

import { ChevronsUpDown } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Popover, PopoverTrigger } from '@/components/ui/popover'
import { usePreload } from '@/components/ui/use-preload'
import { useScope } from './scope-context'
import { ScopeFace } from './scope-face'

const loadList = () => import('./scope-list').then(({ ScopeList }) => ScopeList)
const ScopeList = dynamic(loadList, { ssr: false })

/** Says where one is, in words, and goes elsewhere. A list of links, and no menu: a menu may hold no search field. */
export function ScopeSwitcher({ onNavigate }: { onNavigate: () => void }) {
  const { company, tenant } = useScope()
  const [isOpen, setOpen] = useState(false)
  usePreload(loadList)
  return (
    <Popover onOpenChange={setOpen}>
      <PopoverTrigger
        aria-label={`Scope: ${company?.name ?? 'all companies'}${tenant ? `, tenant ${tenant.name}` : ''}. Change it`}
        className="flex w-full min-w-0 items-center gap-2.5 rounded-md border border-line-strong/60 bg-surface px-2.5 py-1.5 text-left transition-colors hover:bg-sunken"
      >
        <ScopeFace {...(company && { company })} {...(tenant && { tenant })} />
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      </PopoverTrigger>
      {isOpen ? <ScopeList onNavigate={onNavigate} /> : null}
    </Popover>
  )
}
