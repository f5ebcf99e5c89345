/** The id that a device has in its dialect's topics: chosen, or made; fixed from then on. */
import type { DialectId } from '@/lib/core/dialect-id'
import { invalid } from '@/lib/core/fault'
import type { Sql } from '@/lib/db/sql'
import { deviceIdFlaw } from '@/lib/dialects/thingscale/device-id'
import { slugOf } from '../slug'

export interface NewDevice {
  readonly id: string
  readonly name: string
  readonly dialect: DialectId
  readonly tenantId: number
}

/** Refuses an id that would mean something else in the topics of the dialect. */
export function demandExternalId(dialect: DialectId, externalId: string): void {
  const flaw = externalIdFlaw(dialect, externalId)
  if (flaw) throw invalid('externalId', flaw)
}

export function externalIdFlaw(dialect: DialectId, externalId: string): string | undefined {
  if (dialect === 'thingscale') return deviceIdFlaw(externalId)?.sentence
  // `command/inbox/...` is the devices' own.
  if (dialect === 'drogue' && externalId === 'inbox') return 'The id "inbox" is kept for commands.'
  return undefined
}

/**
 * The UUID, or the name as one level, with -2, -3 ... where the tenant has it. In the transaction that makes the
 * device: the tenant's row is locked, so that of two devices of one name the second counts the first.
 */
export async function makeExternalId(sql: Sql, { id, name, dialect, tenantId }: NewDevice): Promise<string> {
  if (hasUuidForId(dialect)) return id
  await sql.query('SELECT id FROM tenants WHERE id = $1::int FOR NO KEY UPDATE', [tenantId])
  const slug = slugOf(name) || 'device'
  const { rows } = await sql.query<{ external_id: string }>(
    'SELECT external_id FROM devices WHERE tenant_id = $1::int AND starts_with(external_id, $2::text)',
    [tenantId, slug],
  )
  const taken = new Set(rows.map((row) => row.external_id))
  return firstFreeId(dialect, name, (wanted) => taken.has(wanted))
}

/** Dialects whose devices are named by their UUID, unless somebody chose another id. */
export const hasUuidForId = (dialect: DialectId): boolean =>
  dialect === 'capture' || dialect === 'sensocan' || dialect === 'connio'

export function firstFreeId(dialect: DialectId, name: string, isTaken: (wanted: string) => boolean): string {
  const slug = slugOf(name) || 'device'
  let wanted = slug
  for (let number = 2; isTaken(wanted) || externalIdFlaw(dialect, wanted) !== undefined; number++) {
    wanted = `${slug}-${number}`
  }
  return wanted
}
