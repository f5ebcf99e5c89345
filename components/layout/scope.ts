/** What a page is about: everything that the reader sees, one company, or one tenant of it. */

export interface ScopeCompany {
  readonly id: string
  readonly name: string
  readonly status: 'active' | 'suspended'
}

export interface ScopeTenant {
  readonly id: number
  readonly companyId: string
  readonly name: string
  readonly status: 'active' | 'suspended'
}

export interface Scope {
  readonly company?: ScopeCompany
  readonly tenant?: ScopeTenant
}

const TENANT_PATH = /^\/tenant\/(\d{1,10})(?:\/|$)/

/** The URL says it: `/tenant/7/...` is that tenant, `?company=` a company; whoever sees one company is always in it. */
export function scopeOf(
  path: string,
  companyId: string | null,
  companies: readonly ScopeCompany[],
  tenants: readonly ScopeTenant[],
): Scope {
  const tenantId = TENANT_PATH.exec(path)?.[1]
  const tenant = tenantId ? tenants.find((one) => one.id === Number(tenantId)) : undefined
  const only = companies.length === 1 ? companies[0] : undefined
  const wanted = tenant?.companyId ?? companyId
  const company = companies.find((one) => one.id === wanted) ?? only
  return { ...(company && { company }), ...(tenant && { tenant }) }
}

/** A list's address that keeps to the company in scope. */
export const withinCompany = (href: string, scope: Scope): string =>
  scope.company ? `${href}?company=${scope.company.id}` : href
