'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { createContext, type ReactNode, useContext } from 'react'
import { type Scope, type ScopeCompany, type ScopeTenant, scopeOf } from './scope'

interface Sight {
  readonly companies: readonly ScopeCompany[]
  readonly tenants: readonly ScopeTenant[]
}

const SightContext = createContext<Sight>({ companies: [], tenants: [] })

/** What the reader sees, for everything that needs the scope. */
export function SightProvider({ companies, tenants, children }: Sight & { children: ReactNode }) {
  return <SightContext value={{ companies, tenants }}>{children}</SightContext>
}

export function useScope(): Scope & Sight {
  const sight = useContext(SightContext)
  const path = usePathname()
  const companyId = useSearchParams().get('company')
  return { ...sight, ...scopeOf(path, companyId, sight.companies, sight.tenants) }
}
