import type { PoolClient } from 'pg'
import type { CredentialSecret } from '@/lib/contract/credentials'
import { may } from '@/lib/core/actor'
import {
  credentialKindsOf,
  type DeviceCredentialKind,
  firstCredentialKindOf,
} from '@/lib/core/device-credential-kinds'
import type { Ctx } from '../context'
import { CREDENTIALS_MAX } from '../credentials/credentials-max'
import { type MadeCredential, makeCredential } from '../credentials/issue-credential'
import { type BulkDevice, loadBulkDevices } from '../device-bulk/bulk-device'
import { type Deed, recordAll } from '../record'

export interface IssuedCredential {
  readonly device: BulkDevice
  readonly shown: CredentialSecret
}

export interface Issue {
  readonly jobId: string
  readonly overlapHours: number | undefined
}

interface Kept {
  readonly id: string
  readonly device_id: string
  readonly kind: string
  readonly name: string | null
  readonly is_of_job: boolean
  readonly ends: Date | null
}

/**
 * One credential for each kind that a device has, or its first. Those that an earlier download of this job issued are
 * replaced where nobody has used them, and kept where somebody has. A rotation sets the end of all others.
 */
export async function issueBatch(
  ctx: Ctx,
  client: PoolClient,
  { jobId, overlapHours }: Issue,
  ids: readonly string[],
): Promise<readonly IssuedCredential[]> {
  const found = await loadBulkDevices(client, ids)
  const devices = ids
    .flatMap((id) => found.get(id) ?? [])
    .filter((device) => may(ctx.actor, 'provision', device))
  const label = `job ${jobId}`
  const kept = await dropUnused(client, devices, label)
  const issued: { device: BulkDevice; made: MadeCredential }[] = []
  const ending: { device: BulkDevice; old: Kept }[] = []
  for (const device of devices) {
    const own = kept.filter((one) => one.device_id === device.id)
    const ofJob = own.filter((one) => one.is_of_job).map(({ kind }) => kind)
    const others = own.filter((one) => !one.is_of_job)
    const wanted = kindsFor(device, overlapHours === undefined ? [] : others.map(({ kind }) => kind))
    const missing = wanted.filter((kind) => !ofJob.includes(kind))
    if (own.length + missing.length > CREDENTIALS_MAX) continue
    for (const kind of missing) issued.push({ device, made: makeCredential(ctx, device, kind) })
    if (wanted.length > 0 && overlapHours !== undefined)
      ending.push(...others.map((old) => ({ device, old })))
  }
  await insert(client, issued, label)
  const ended = overlapHours === undefined ? [] : await endAfter(ctx, client, ending, overlapHours)
  await recordAll(ctx, client, [...issued.map(createDeed), ...ended])
  return issued.map(({ device, made }) => ({ device, shown: made.shown }))
}

function kindsFor({ dialect }: BulkDevice, present: readonly string[]): readonly DeviceCredentialKind[] {
  const first = firstCredentialKindOf(dialect)
  if (first === undefined) return []
  const kinds = credentialKindsOf[dialect].filter((kind) => present.includes(kind))
  return kinds.length > 0 ? kinds : [first]
}

async function dropUnused(
  client: PoolClient,
  devices: readonly BulkDevice[],
  label: string,
): Promise<readonly Kept[]> {
  const ids = devices.map(({ id }) => id)
  await client.query(
    'DELETE FROM credentials WHERE device_id = ANY ($1::uuid[]) AND label = $2 AND last_used_at IS NULL',
    [ids, label],
  )
  const { rows } = await client.query<Kept>(
    `SELECT id, device_id, kind, name, coalesce(label = $2, false) AS is_of_job,
            expires_at AS ends
       FROM credentials WHERE device_id = ANY ($1::uuid[]) AND (expires_at IS NULL OR expires_at > now())`,
    [ids, label],
  )
  return rows
}

async function insert(
  client: PoolClient,
  issued: readonly { readonly made: MadeCredential }[],
  label: string,
): Promise<void> {
  await client.query(
    `INSERT INTO credentials (id, kind, name, device_id, secret_hash, last_four, created_by, label)
     SELECT c.id, c.kind, c.name, c."deviceId", c."secretHash", c."lastFour", c."createdBy", $2
       FROM jsonb_to_recordset($1::jsonb)
         AS c (id uuid, kind text, name text, "deviceId" uuid, "secretHash" text, "lastFour" text, "createdBy" text)`,
    [JSON.stringify(issued.map(({ made }) => made.row)), label],
  )
}

/** None ends later than it did. */
async function endAfter(
  ctx: Ctx,
  client: PoolClient,
  ending: readonly { readonly device: BulkDevice; readonly old: Kept }[],
  hours: number,
): Promise<readonly Deed[]> {
  const end = new Date(ctx.services.now() + hours * 3_600_000)
  const sooner = ending.filter(({ old }) => old.ends === null || old.ends > end)
  await client.query('UPDATE credentials SET expires_at = $2 WHERE id = ANY ($1::uuid[])', [
    sooner.map(({ old }) => old.id),
    end,
  ])
  return sooner.map(({ device: { id: deviceId, name, companyId, tenantId }, old }) => ({
    verb: 'credential.update',
    subject: { kind: 'credential', id: old.id, name },
    companyId,
    tenantId,
    changes: { expiresAt: { from: old.ends?.toISOString() ?? null, to: end.toISOString() }, deviceId },
    notice: { subject: 'credential', id: old.id, companyId, tenantId, deviceId },
  }))
}

const createDeed = ({
  device,
  made,
}: {
  readonly device: BulkDevice
  readonly made: MadeCredential
}): Deed => {
  const { companyId, tenantId, name, id: deviceId } = device
  const { id, kind, username } = made.shown
  return {
    verb: 'credential.create',
    subject: { kind: 'credential', id, name },
    companyId,
    tenantId,
    changes: { kind, username: kind === 'access-token' ? null : username, deviceId },
    notice: { subject: 'credential', id, companyId, tenantId, deviceId },
  }
}
