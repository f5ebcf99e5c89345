import type { Permission } from '@/lib/core/roles'
import { type Scope, withinCompany } from './scope'

export type NavIcon =
  | 'overview'
  | 'companies'
  | 'tenants'
  | 'devices'
  | 'templates'
  | 'jobs'
  | 'tenant'
  | 'commands'
  | 'api-tokens'
  | 'users'
  | 'logs'
  | 'connections'
  | 'explain'
  | 'audit'
  | 'settings'
  | 'api'

export interface NavItem {
  readonly icon: NavIcon
  readonly label: string
  readonly href: string
  /** The path that marks it as the page one is on. */
  readonly path: string
}

export interface NavSection {
  readonly label: string
  readonly items: readonly NavItem[]
}

/** What the sidebar lists, in the scope, for somebody who may do these things somewhere. */
export function navSections(scope: Scope, mayDo: (permission: Permission) => boolean): readonly NavSection[] {
  const item = (icon: NavIcon, label: string, path: string): NavItem => ({
    icon,
    label,
    path,
    href: withinCompany(path, scope),
  })
  const { tenant } = scope
  const inTenant: NavItem[] = tenant
    ? [
        { icon: 'tenant', label: 'Tenant', path: `/tenant/${tenant.id}`, href: `/tenant/${tenant.id}` },
        {
          icon: 'devices',
          label: 'Devices',
          path: `/tenant/${tenant.id}/devices`,
          href: `/tenant/${tenant.id}/devices`,
        },
        ...(mayDo('read:telemetry')
          ? [
              {
                icon: 'commands' as const,
                label: 'Commands',
                path: `/tenant/${tenant.id}/commands`,
                href: `/tenant/${tenant.id}/commands`,
              },
            ]
          : []),
        ...(mayDo('read:logs')
          ? [
              {
                icon: 'logs' as const,
                label: 'Live Logs',
                path: `/tenant/${tenant.id}/logs`,
                href: `/tenant/${tenant.id}/logs`,
              },
            ]
          : []),
      ]
    : []
  const isAdmin = mayDo('admin')
  return [
    ...(tenant ? [{ label: tenant.name, items: inTenant }] : []),
    {
      label: tenant ? (scope.company?.name ?? 'Company') : 'Fleet',
      items: [
        item('overview', 'Overview', '/'),
        item('companies', 'Companies', '/companies'),
        item('tenants', 'Tenants', '/tenants'),
        item('devices', tenant ? 'All devices' : 'Devices', '/devices'),
        ...(mayDo('provision') ? [item('templates', 'Device templates', '/device-templates')] : []),
        ...(mayDo('read:logs') ? [item('jobs', 'Jobs', '/jobs')] : []),
        ...(mayDo('read:logs')
          ? [
              item('logs', tenant ? 'All Live Logs' : 'Live Logs', '/logs'),
              item('connections', 'Connections', '/connections'),
              item('explain', 'Explain', '/explain'),
            ]
          : []),
      ],
    },
    {
      label: 'Access',
      items: [
        ...(isAdmin
          ? [
              item('api-tokens', 'API tokens', '/api-tokens'),
              item('users', 'Users', '/users'),
              item('audit', 'Audit', '/audit'),
              item('settings', 'Settings', '/settings'),
            ]
          : []),
        { icon: 'api', label: 'API', path: '/api-docs', href: '/api-docs' },
      ],
    },
  ]
}

/** The longest path that the page lies under. */
export function currentItem(path: string, sections: readonly NavSection[]): NavItem | undefined {
  return sections
    .flatMap((section) => section.items)
    .filter((item) => path === item.path || (item.path !== '/' && path.startsWith(`${item.path}/`)))
    .reduce<NavItem | undefined>(
      (best, item) => (item.path.length > (best?.path.length ?? 0) ? item : best),
      undefined,
    )
}
