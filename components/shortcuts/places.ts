/** Where one can go from here: the pages of the sidebar, and those of the device that the page is about. */
import type { Permission } from '@/lib/core/roles'
import { navSections } from '../layout/nav-items'
import type { Scope } from '../layout/scope'

export interface Place {
  readonly label: string
  /** What it is a page of. */
  readonly note: string
  readonly href: string
  /** The key after `g` that goes there. */
  readonly key?: string
}

const DEVICE_PATH = /^\/tenant\/\d{1,10}\/devices\/[0-9a-f-]{36}(?=\/|$)/

const devicePages: readonly (readonly [
  path: string,
  label: string,
  needs?: Permission | undefined,
  key?: string,
])[] = [
  ['', 'Device overview', undefined, 'i'],
  ['/live', 'Live', 'read:telemetry', 'v'],
  ['/charts', 'Charts', 'read:telemetry', 'r'],
  ['/logs', 'Live Logs', 'read:logs', 'l'],
  ['/sensors', 'Sensors', undefined, 's'],
  ['/commands', 'Commands', 'read:telemetry', 'm'],
  ['/credentials', 'Credentials', 'provision', 'k'],
  ['/session', 'Session', 'read:logs'],
  ['/audit', 'Device audit', 'admin'],
]

/** By the end of the path, so that "devices" is the tenant's list where the page is in a tenant. */
const keys: Readonly<Record<string, string>> = {
  '/': 'o',
  '/companies': 'c',
  '/tenants': 't',
  '/devices': 'd',
  '/logs': 'l',
  '/commands': 'm',
  '/device-templates': 'p',
  '/jobs': 'j',
  '/connections': 'x',
  '/explain': 'e',
  '/api-tokens': 'k',
  '/users': 'u',
  '/audit': 'a',
  '/api-docs': 'b',
  '/settings': 's',
}

export function placesOf(
  scope: Scope,
  mayDo: (permission: Permission) => boolean,
  path: string,
): readonly Place[] {
  const device = DEVICE_PATH.exec(path)?.[0]
  const ofDevice: Place[] = device
    ? devicePages
        .filter(([, , needs]) => needs === undefined || mayDo(needs))
        .map(([end, label, , key]) => ({
          label,
          note: 'This device',
          href: `${device}${end}`,
          ...(key && { key }),
        }))
    : []
  const ofSidebar = navSections(scope, mayDo).flatMap((section) =>
    section.items.map((item): Place => {
      const key = /^\/tenant\/\d+$/.test(item.path) ? 'h' : keys[item.path.replace(/^\/tenant\/\d+/, '')]
      return { label: item.label, note: section.label, href: item.href, ...(key && { key }) }
    }),
  )
  return withOneKeyEach([
    ...ofDevice,
    ...ofSidebar,
    { label: 'Account', note: 'You', href: '/account', key: 'y' },
  ])
}

/** The first that has a key keeps it: what is nearest stands first. */
function withOneKeyEach(places: readonly Place[]): readonly Place[] {
  const taken = new Set<string>()
  return places.map(({ key, ...place }) => {
    if (key === undefined || taken.has(key)) return place
    taken.add(key)
    return { ...place, key }
  })
}
