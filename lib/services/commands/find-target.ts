/** The device that a command over MQTT is for, within what its sender reaches. */
import { loadApplications } from '@/lib/access/load-applications'
import { loadDevice, loadDeviceBySource, loadDeviceNamed } from '@/lib/access/load-device'
import { isUuid } from '@/lib/access/names'
import type { Actor } from '@/lib/core/actor'
import type { CommandTarget } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import type { Sql } from '@/lib/db/sql'
import { nearest } from '@/lib/dialects/nearest'
import { quote } from '@/lib/dialects/quote'
import { rejected } from '@/lib/dialects/rejected'

export async function findTarget(
  sql: Sql,
  actor: Actor,
  target: CommandTarget,
): Promise<RegisteredDevice | Rejection> {
  if (target.kind === 'source') {
    const device = await findSource(sql, actor, target.source)
    return device && isReached(actor, device) ? device : unknownSource(target.source)
  }
  const applications = await loadApplications(sql, actor)
  const found = applications.find(({ application }) => application === target.application)
  if (!found) {
    return unknownApplication(
      target.application,
      applications.map(({ application }) => application),
    )
  }
  return (await findInTenant(sql, found.tenantId, target.device)) ?? unknownDevice(sql, found, target.device)
}

/** A Capture source by the id of its topics; any device by its UUID. */
async function findSource(sql: Sql, actor: Actor, source: string): Promise<RegisteredDevice | undefined> {
  const companyIds = actor.reaches.map((reach) => reach.companyId)
  return (
    (await loadDeviceBySource(sql, companyIds, source)) ??
    (isUuid(source) ? loadDevice(sql, source) : undefined)
  )
}

/** By external id, UUID, or a name that only one has. */
async function findInTenant(
  sql: Sql,
  tenantId: number,
  device: string,
): Promise<RegisteredDevice | undefined> {
  const named = await loadDeviceNamed(sql, tenantId, device)
  if (named || device.includes('\u0000')) return named
  const byId = isUuid(device) ? await loadDevice(sql, device) : undefined
  if (byId?.tenantId === tenantId) return byId
  const { rows } = await sql.query<{ id: string }>(
    'SELECT id FROM devices WHERE tenant_id = $1::int AND name = $2::text LIMIT 2',
    [tenantId, device],
  )
  return rows.length === 1 && rows[0] ? loadDevice(sql, rows[0].id) : undefined
}

/** By membership and not by rank: a platform admin commands over MQTT in its own companies alone, as anyone does. */
const isReached = (actor: Actor, { companyId, tenantId }: RegisteredDevice): boolean =>
  actor.reaches.some(
    (reach) =>
      reach.companyId === companyId && (reach.tenantIds === 'all' || reach.tenantIds.includes(tenantId)),
  )

const unknownSource = (source: string): Rejection =>
  rejected(
    'topic',
    'unknown-source',
    `No source ${quote(source)} is in a company that the sender sees.`,
    'Copy the source id from the Overview of its device.',
  )

const unknownApplication = (application: string, known: readonly string[]): Rejection => {
  const near = nearest(application, known)
  return rejected(
    'topic',
    'unknown-application',
    `No application ${quote(application)} is one that the sender reaches.`,
    near === undefined
      ? 'Copy the application from the page of its tenant.'
      : `The nearest is ${quote(near)}; names match exactly, with case.`,
  )
}

async function unknownDevice(
  sql: Sql,
  { tenantId, application }: { readonly tenantId: number; readonly application: string },
  device: string,
): Promise<Rejection> {
  const { rows } = await sql.query<{ external_id: string; name: string }>(
    'SELECT external_id, name FROM devices WHERE tenant_id = $1::int ORDER BY external_id LIMIT 1000',
    [tenantId],
  )
  const sentence = `The application ${quote(application)} has no device ${quote(device)}.`
  if (rows.filter(({ name }) => name === device).length > 1) {
    return rejected('topic', 'unknown-device', sentence, 'Several have that name: send the external id.')
  }
  const near = nearest(
    device,
    rows.map((row) => row.external_id),
  )
  return rejected(
    'topic',
    'unknown-device',
    sentence,
    near === undefined
      ? 'Copy the external id from the Overview of the device.'
      : `The nearest is ${quote(near)}; ids match exactly, with case.`,
  )
}
