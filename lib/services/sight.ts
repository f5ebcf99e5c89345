import type { Actor, Place } from '@/lib/core/actor'
import { may, sees } from '@/lib/core/actor'
import { forbidden, notFound } from '@/lib/core/fault'
import type { Permission } from '@/lib/core/roles'

/** What an actor sees, as conditions on rows: everything, or some companies whole and some tenants. */
export interface Sight {
  readonly all: boolean
  readonly companyIds: string[]
  /** Tenants of companies that are seen only in part. Tenant ids are unique over the installation. */
  readonly tenantIds: number[]
}

/** With a permission: only where the actor holds it. */
export function sightOf(actor: Actor, permission?: Permission): Sight {
  const reaches = actor.reaches.filter((reach) => !permission || reach.permissions.includes(permission))
  return {
    all: actor.isPlatformAdmin,
    companyIds: reaches.filter((reach) => reach.tenantIds === 'all').map((reach) => reach.companyId),
    tenantIds: reaches.flatMap((reach) => (reach.tenantIds === 'all' ? [] : reach.tenantIds)),
  }
}

/** For rows that carry a company and a tenant. */
export const inSight = (sight: Sight) =>
  sight.all ? {} : { OR: [{ companyId: { in: sight.companyIds } }, { tenantId: { in: sight.tenantIds } }] }

/** The same in SQL, for columns of `table`; `value` takes a parameter in, and answers with its place. */
export const inSightSql = (
  { all, companyIds, tenantIds }: Sight,
  table: string,
  value: (one: unknown) => string,
): string =>
  all
    ? 'true'
    : `(${table}.company_id = ANY (${value(companyIds)}::uuid[]) OR ${table}.tenant_id = ANY (${value(tenantIds)}::int[]))`

export function demandSight(actor: Actor, place: Place, what: string): void {
  if (!sees(actor, place)) throw notFound(what)
}

/** Whoever is limited to some tenants still sees its company's name, and is told that it may not do more. */
export const seesCompany = (actor: Actor, companyId: string): boolean =>
  actor.isPlatformAdmin || actor.reaches.some((reach) => reach.companyId === companyId)

export function demandInCompany(actor: Actor, permission: Permission, companyId: string): void {
  if (!seesCompany(actor, companyId)) throw notFound('company')
  if (!may(actor, permission, { companyId })) {
    throw forbidden(`This needs the permission "${permission}" for the whole company.`)
  }
}
