import type { ScopeCompany, ScopeTenant } from './scope'

export interface SwitcherEntry {
  readonly kind: 'everything' | 'company' | 'tenant'
  readonly label: string
  readonly note: string
  readonly href: string
}

/** What stays open when the scope changes, where the other scope has it too. */
export interface SwitcherPages {
  /** Of a company, or of all. */
  readonly ofCompany: string
  /** Below `/tenant/{id}`. */
  readonly ofTenant: string
}

const start: SwitcherPages = { ofCompany: '/', ofTenant: '' }

const companyPages: ReadonlySet<string> = new Set([
  '/api-tokens',
  '/audit',
  '/connections',
  '/connections/away',
  '/device-templates',
  '/devices',
  '/explain',
  '/jobs',
  '/tenants',
  '/users',
])

/** Devices and Live Logs are pages of both; a thing itself is in one scope alone. */
export function switcherPagesOf(path: string): SwitcherPages {
  const ofBoth = /^(?:\/tenant\/\d+)?(\/devices|\/logs)$/.exec(path)?.[1]
  if (ofBoth) return { ofCompany: ofBoth, ofTenant: ofBoth }
  return companyPages.has(path) ? { ...start, ofCompany: path } : start
}

/** Each company with its tenants below it; a text keeps those whose own name, or company's, holds it. */
export function switcherEntries(
  companies: readonly ScopeCompany[],
  tenants: readonly ScopeTenant[],
  text: string,
  pages: SwitcherPages = start,
): readonly SwitcherEntry[] {
  const wanted = fold(text.trim())
  const everything: SwitcherEntry[] =
    wanted === '' && companies.length > 1
      ? [{ kind: 'everything', label: 'All companies', note: '', href: pages.ofCompany }]
      : []
  return [
    ...everything,
    ...companies.flatMap((company) => {
      const isNamed = fold(company.name).includes(wanted)
      const kept = tenants.filter(
        (tenant) => tenant.companyId === company.id && (isNamed || fold(tenant.name).includes(wanted)),
      )
      return isNamed || kept.length > 0
        ? [companyEntry(company, pages), ...kept.map((tenant) => tenantEntry(tenant, pages))]
        : []
    }),
  ]
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase()

const companyEntry = ({ id, name, status }: ScopeCompany, pages: SwitcherPages): SwitcherEntry => ({
  kind: 'company',
  label: name,
  note: status === 'suspended' ? 'suspended' : '',
  href: `${pages.ofCompany}?company=${id}`,
})

const tenantEntry = ({ id, name, status }: ScopeTenant, pages: SwitcherPages): SwitcherEntry => ({
  kind: 'tenant',
  label: name,
  note: status === 'suspended' ? 'suspended' : String(id),
  href: `/tenant/${id}${pages.ofTenant}`,
})
