import type { FirstRunThings } from '@/components/first-run/first-run-steps'
import type { Device } from '@/lib/contract/devices'
import { type Actor, mayAnywhere } from '@/lib/core/actor'
import { listDevices } from '@/lib/services/devices/list-devices'
import { getLatest } from '@/lib/services/readings/get-latest'
import { act } from '@/lib/session/act'
import { load } from '@/lib/session/page-actor'
import { readerSight } from './reader-sight'

const LOOKED_AT_MAX = 200
const ASKED_MAX = 5

/** What the first-run checklist of the scope stands on, or nothing once a reading of any device in it is stored. */
export async function firstRunOf(
  actor: Actor,
  scope: { readonly companyId?: string },
): Promise<FirstRunThings | undefined> {
  const sight = await readerSight()
  const isIn = (companyId: string) => scope.companyId === undefined || scope.companyId === companyId
  const companies = sight.companies.filter(({ id }) => isIn(id))
  const tenants = sight.tenants.filter(({ companyId }) => isIn(companyId))
  const { items } = await load(listDevices, { limit: LOOKED_AT_MAX, ...scope })
  const seen = items.filter(({ connection }) => connection.lastSeenAt !== null || connection.isOnline)
  for (const device of seen.toSorted(byLastSeen).slice(0, ASKED_MAX)) {
    const latest = await act(getLatest, { id: device.id })
    if (latest.ok && latest.data.items.length > 0) return undefined
  }
  // Whoever has a fleet knows the way, though its newest devices are silent.
  if (seen.length > ASKED_MAX) return undefined
  const device = items.toSorted(byCreation)[0]
  return {
    company: companies.find(({ id }) => id === device?.companyId) ?? companies[0],
    tenant: tenants.find(({ id }) => id === device?.tenantId) ?? tenants[0],
    device,
    isPlatformAdmin: actor.isPlatformAdmin,
    mayProvision: mayAnywhere(actor, 'provision'),
  }
}

const byLastSeen = (a: Device, b: Device): number =>
  (b.connection.lastSeenAt ?? '').localeCompare(a.connection.lastSeenAt ?? '')

const byCreation = (a: Device, b: Device): number => b.createdAt.localeCompare(a.createdAt)
