/** What a tenant has already, as far as the rows of an import meet it. */
import type { Sql } from '@/lib/db/sql'
import type { Draft } from './draft-of-row'

export interface ExistingDevice {
  readonly name: string
  readonly externalId: string
  readonly dialect: string
  readonly tags: Readonly<Record<string, string>>
  readonly gateways: readonly string[]
  readonly slugs: readonly string[]
}

export interface TenantDevices {
  readonly byExternalId: ReadonlyMap<string, ExistingDevice>
  readonly byName: ReadonlyMap<string, ExistingDevice>
  /** Ids of Capture sources in other tenants of the company, which names them without a tenant. */
  readonly sourcesElsewhere: ReadonlySet<string>
  readonly drogueIds: readonly string[]
  /** All external ids, where some have to be made. */
  readonly takenIds: ReadonlySet<string>
}

interface Row extends ExistingDevice {
  readonly external_id: string
}

export async function loadTenantDevices(
  sql: Sql,
  place: { readonly companyId: string; readonly tenantId: number },
  drafts: readonly Draft[],
): Promise<TenantDevices> {
  const { companyId, tenantId } = place
  const ids = drafts.flatMap(({ externalId }) => (externalId === undefined ? [] : [externalId]))
  const names = drafts.flatMap(({ externalId, name }) => (externalId === undefined ? [name] : []))
  const { rows } = await sql.query<Row & Record<string, unknown>>(
    `SELECT name, external_id, dialect, tags, gateways,
            ARRAY(SELECT slug FROM sensors WHERE device_id = d.id AND slug IS NOT NULL) AS slugs
       FROM devices d WHERE tenant_id = $1::int AND (external_id = ANY ($2::text[]) OR name = ANY ($3::text[]))`,
    [tenantId, ids, names],
  )
  const found = rows.map((row) => ({ ...row, externalId: row.external_id }))
  const sources = drafts.flatMap(({ dialect, externalId }) =>
    dialect === 'capture' && externalId !== undefined ? [externalId] : [],
  )
  const elsewhere = await idsOf(
    sql,
    `company_id = $1::uuid AND dialect = 'capture' AND external_id = ANY ($2::text[]) AND tenant_id <> $3::int`,
    sources.length === 0 ? undefined : [companyId, sources, tenantId],
  )
  const hasGateways = drafts.some(({ gateways }) => gateways.length > 0)
  return {
    byExternalId: new Map(found.map((device) => [device.externalId, device])),
    byName: new Map(found.map((device) => [device.name, device])),
    sourcesElsewhere: new Set(elsewhere),
    drogueIds: await idsOf(
      sql,
      `tenant_id = $1::int AND dialect = 'drogue'`,
      hasGateways ? [tenantId] : undefined,
    ),
    takenIds: new Set(await idsOf(sql, 'tenant_id = $1::int', names.length > 0 ? [tenantId] : undefined)),
  }
}

/** None where nobody asks. */
async function idsOf(sql: Sql, where: string, values: unknown[] | undefined): Promise<string[]> {
  if (!values) return []
  const { rows } = await sql.query<{ external_id: string }>(
    `SELECT external_id FROM devices WHERE ${where}`,
    values,
  )
  return rows.map((row) => row.external_id)
}
