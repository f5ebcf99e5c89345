/** What the palette has without asking the server. */
import { densities, densityWords } from '../density/density'
import { type ScopeCompany, type ScopeTenant, scopeOf } from '../layout/scope'
import { switcherEntries } from '../layout/switcher-entries'
import type { Place } from '../shortcuts/places'
import type { PaletteEntry } from './palette-entry'
import type { RecentPage } from './recent-pages'

const themes = [
  ['system', 'Theme: as the system'],
  ['light', 'Theme: light'],
  ['dark', 'Theme: dark'],
] as const

export const placeEntries = (places: readonly Place[]): readonly PaletteEntry[] =>
  places.map(({ label, note, href, key }) => ({
    id: `go ${href} ${label}`,
    group: 'go',
    label,
    note,
    ...(key && { key }),
    act: { kind: 'go', href },
  }))

export const scopeEntries = (
  companies: readonly ScopeCompany[],
  tenants: readonly ScopeTenant[],
): readonly PaletteEntry[] =>
  switcherEntries(companies, tenants, '').map(({ kind, label, note, href }) => ({
    id: `scope ${href}`,
    group: 'scope',
    label,
    note: [kind === 'everything' ? '' : kind === 'company' ? 'Company' : 'Tenant', note]
      .filter(Boolean)
      .join(' '),
    act: { kind: 'go', href },
  }))

/** Told apart by the company or tenant that they were of, and where a device has many pages, by which. */
export const recentEntries = (
  pages: readonly RecentPage[],
  here: string,
  companies: readonly ScopeCompany[],
  tenants: readonly ScopeTenant[],
): readonly PaletteEntry[] =>
  pages
    .filter(({ href }) => pathOf(href) !== here)
    .map(({ href, title }) => {
      const query = new URLSearchParams(href.split('?')[1])
      const { company, tenant } = scopeOf(pathOf(href), query.get('company'), companies, tenants)
      const page = /^\/tenant\/\d+\/devices\/[0-9a-f-]{36}\/([a-z]+)$/.exec(pathOf(href))?.[1]
      const note = [page, tenant?.name ?? company?.name].filter(Boolean).join(' · ')
      return {
        id: `recent ${href}`,
        group: 'recent',
        label: title,
        ...(note && { note }),
        act: { kind: 'go', href },
      }
    })

export const lookEntries: readonly PaletteEntry[] = [
  ...themes.map(
    ([theme, label]): PaletteEntry => ({
      id: `theme ${theme}`,
      group: 'look',
      label,
      act: { kind: 'theme', theme },
    }),
  ),
  ...densities.map(
    (density): PaletteEntry => ({
      id: `density ${density}`,
      group: 'look',
      label: `Tables: ${densityWords[density].toLowerCase()}`,
      act: { kind: 'density', density },
    }),
  ),
  { id: 'shortcuts', group: 'look', label: 'Keyboard shortcuts', act: { kind: 'shortcuts' } },
]

const pathOf = (href: string): string => href.split('?', 1)[0] ?? href
