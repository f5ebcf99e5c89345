'use client'

import { useScope } from './scope-context'

/** Where one is, on a screen too small for the switcher. */
export function ScopeLine() {
  const { company, tenant } = useScope()
  return (
    <span className="ml-auto min-w-0 text-right text-xs text-ink-muted">
      <span className="block truncate">{company?.name ?? 'All companies'}</span>
      <span className="block truncate font-medium text-ink">
        {tenant ? `${tenant.name} · ${tenant.id}` : 'All tenants'}
      </span>
    </span>
  )
}
