import { Building2, Factory, Globe, Layers, type LucideIcon } from 'lucide-react'
import { Badge } from '../ui/badge'
import { cn } from '../ui/cn'
import type { Scope } from './scope'

/** Company and tenant, one under the other, and both always: what is not narrowed says so. */
export function ScopeFace({ company, tenant }: Scope) {
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-0.5">
      <ScopeRow
        icon={company ? Building2 : Globe}
        name={company?.name ?? 'All companies'}
        isInnermost={tenant === undefined}
        isSuspended={company?.status === 'suspended'}
      />
      <ScopeRow
        icon={tenant ? Factory : Layers}
        name={tenant?.name ?? 'All tenants'}
        note={tenant ? String(tenant.id) : ''}
        isInnermost={tenant !== undefined}
        isSuspended={tenant?.status === 'suspended'}
      />
    </span>
  )
}

function ScopeRow({
  icon: Icon,
  name,
  note = '',
  isInnermost,
  isSuspended,
}: {
  icon: LucideIcon
  name: string
  note?: string
  isInnermost: boolean
  isSuspended: boolean
}) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Icon aria-hidden className={cn('size-4 shrink-0', isInnermost ? 'text-accent' : 'text-ink-faint')} />
      <span
        className={
          isInnermost
            ? 'line-clamp-2 text-sm font-semibold break-words text-ink'
            : 'truncate text-xs text-ink-muted'
        }
      >
        {name}
      </span>
      {note ? <span className="shrink-0 text-xs text-ink-faint">{note}</span> : null}
      {isSuspended ? <Badge tone="bad">suspended</Badge> : null}
    </span>
  )
}
