import type { DialectId } from '@/lib/core/dialect-id'
import type { JsonValue } from '@/lib/core/json'
import type { Sql } from '@/lib/db/sql'
import { dialectOfRow, tagsOf } from '../devices/device-view'

export interface BulkDevice {
  readonly id: string
  readonly companyId: string
  readonly tenantId: number
  readonly name: string
  readonly externalId: string
  readonly application: string
  readonly dialect: DialectId
  readonly status: string
  readonly tags: Readonly<Record<string, string>>
}

interface Row {
  readonly id: string
  readonly company_id: string
  readonly tenant_id: number
  readonly name: string
  readonly external_id: string
  readonly application: string
  readonly dialect: string
  readonly status: string
  readonly tags: JsonValue
}

/** Locked until the commit, in one order. */
export async function loadBulkDevices(
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BulkDevice>> {
  const { rows } = await sql.query<Row & Record<string, unknown>>(
    `SELECT d.id, d.company_id, d.tenant_id, d.name, d.external_id, t.application, d.dialect, d.status, d.tags
       FROM devices d JOIN tenants t ON t.id = d.tenant_id
      WHERE d.id = ANY ($1::uuid[]) ORDER BY d.id FOR NO KEY UPDATE OF d`,
    [ids],
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        companyId: row.company_id,
        tenantId: row.tenant_id,
        name: row.name,
        externalId: row.external_id,
        application: row.application,
        dialect: dialectOfRow(row),
        status: row.status,
        tags: tagsOf(row.tags),
      },
    ]),
  )
}
