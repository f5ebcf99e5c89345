'use client'

import {
  Building2,
  Cable,
  Cpu,
  Factory,
  FlaskConical,
  Gauge,
  KeyRound,
  Layers,
  LayoutTemplate,
  ListTodo,
  Logs,
  type LucideIcon,
  ScrollText,
  Send,
  Settings,
  SquareTerminal,
  Users,
} from 'lucide-react'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import type { Permission } from '@/lib/core/roles'
import { Link } from '../ui/link'
import { currentItem, type NavIcon, navSections } from './nav-items'
import { useScope } from './scope-context'

const icons: Readonly<Record<NavIcon, LucideIcon>> = {
  overview: Gauge,
  companies: Building2,
  tenants: Layers,
  tenant: Factory,
  commands: Send,
  devices: Cpu,
  templates: LayoutTemplate,
  jobs: ListTodo,
  'api-tokens': KeyRound,
  users: Users,
  logs: Logs,
  connections: Cable,
  explain: FlaskConical,
  audit: ScrollText,
  settings: Settings,
  api: SquareTerminal,
}

export function SidebarNav({
  permissions,
  onNavigate,
}: {
  /** What the reader may do somewhere. */
  permissions: readonly Permission[]
  onNavigate?: () => void
}) {
  const scope = useScope()
  const path = usePathname()
  const sections = navSections(scope, (permission) => permissions.includes(permission))
  const current = currentItem(path, sections)
  return (
    <nav aria-label="Main" className="flex flex-col gap-3">
      {sections.map((section) => (
        <div key={section.label}>
          <p className="truncate px-2 pb-1 text-xs font-medium text-ink-faint">{section.label}</p>
          <ul className="flex flex-col gap-px">
            {section.items.map((item) => {
              const Icon = icons[item.icon]
              return (
                <li key={item.path}>
                  <Link
                    href={item.href}
                    onClick={() => onNavigate?.()}
                    aria-current={item === current ? 'page' : undefined}
                    className={cn(
                      'flex min-h-8 items-center lg:min-h-7 gap-2.5 rounded-md px-2 text-sm transition-colors',
                      item === current
                        ? 'bg-accent-soft font-medium text-accent'
                        : 'text-ink-muted hover:bg-sunken hover:text-ink',
                    )}
                  >
                    <Icon aria-hidden className="size-4 shrink-0" />
                    <span className="truncate">{item.label}</span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </nav>
  )
}
