import { type Actor, may, mayAnywhere } from '@/lib/core/actor'
import { type Scope, withinCompany } from '../layout/scope'
import type { PaletteEntry } from './palette-entry'

/** What the reader may make here; forms that are dialogs open by their address. */
export function createEntries(actor: Actor, scope: Scope): readonly PaletteEntry[] {
  const { company, tenant } = scope
  const place = company && { companyId: company.id, ...(tenant && { tenantId: tenant.id }) }
  const inTenant =
    tenant && place
      ? [
          ...(may(actor, 'provision', place)
            ? [entry('New device', `/tenant/${tenant.id}/devices/new`, tenant.name)]
            : []),
          ...(may(actor, 'send:commands', place)
            ? [entry('Send a command to many devices', `/tenant/${tenant.id}/commands/send`, tenant.name)]
            : []),
        ]
      : []
  const mayProvision = mayAnywhere(actor, 'provision')
  const mayAdminister = company
    ? may(actor, 'admin', { companyId: company.id })
    : actor.isPlatformAdmin || actor.reaches.some((one) => may(actor, 'admin', { companyId: one.companyId }))
  const within = company?.name ?? ''
  return [
    ...inTenant,
    ...(mayProvision
      ? [entry('Import devices from CSV', withinCompany('/devices/import', scope), within)]
      : []),
    ...(company && may(actor, 'provision', { companyId: company.id })
      ? [entry('New device template', dialogAt('/device-templates', scope), within)]
      : []),
    ...(mayAdminister
      ? [
          entry('New tenant', dialogAt('/tenants', scope), within),
          entry('New user', dialogAt('/users', scope), within),
          entry('New API token', dialogAt('/api-tokens', scope), within),
        ]
      : []),
    ...(actor.isPlatformAdmin ? [entry('New company', '/companies?new=true', '')] : []),
  ]
}

function dialogAt(path: string, scope: Scope): string {
  const href = withinCompany(path, scope)
  return `${href}${href.includes('?') ? '&' : '?'}new=true`
}

const entry = (label: string, href: string, note: string): PaletteEntry => ({
  id: `create ${href}`,
  group: 'create',
  label,
  ...(note && { note }),
  act: { kind: 'go', href },
})
