import type { ScopeCompany, ScopeTenant } from './scope'

export interface SwitcherEntry {
  readonly kind: 'everything' | 'company' | 'tenant'
  readonly label: string
  readonly note: string
  readonly href: string
}

/** Each company with its tenants below it; a text keeps those whose own name, or company's, holds it. */
export function switcherEntries(
  companies: readonly ScopeCompany[],
  tenants: readonly ScopeTenant[],
  text: string,
): readonly SwitcherEntry[] {
  const wanted = fold(text.trim())
  const everything: SwitcherEntry[] =
    wanted === '' && companies.length > 1
      ? [{ kind: 'everything', label: 'All companies', note: '', href: '/' }]
      : []
  return [
    ...everything,
    ...companies.flatMap((company) => {
      const isNamed = fold(company.name).includes(wanted)
      const kept = tenants.filter(
        (tenant) => tenant.companyId === company.id && (isNamed || fold(tenant.name).includes(wanted)),
      )
      return isNamed || kept.length > 0 ? [companyEntry(company), ...kept.map(tenantEntry)] : []
    }),
  ]
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase()

const companyEntry = ({ id, name, status }: ScopeCompany): SwitcherEntry => ({
  kind: 'company',
  label: name,
  note: status === 'suspended' ? 'suspended' : '',
  href: `/?company=${id}`,
})

const tenantEntry = ({ id, name, status }: ScopeTenant): SwitcherEntry => ({
  kind: 'tenant',
  label: name,
  note: status === 'suspended' ? 'suspended' : String(id),
  href: `/tenant/${id}`,
})
