/** What the devices log in with: a restart finds its credentials as it left them and issues none. */
import { hashSecret, lastFourOf } from '@/lib/access/secrets'
import type { DeviceCredentialKind } from '@/lib/core/device-credential-kinds'
import { transactPlainly } from '@/lib/db/transaction'
import type { Ctx } from '@/lib/services/context'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import {
  type MadeCredential,
  makeCredential,
  shownUsername,
} from '@/lib/services/credentials/issue-credential'
import { type Deed, recordAll } from '@/lib/services/record'
import { runVerb } from '@/lib/services/run-verb'
import type { Login } from './connect-device'
import { secretOf } from './device-secret'
import type { FleetMember } from './ensure-fleet'

interface Kept {
  readonly id: string
  readonly device_id: string
  readonly name: string | null
  readonly secret_hash: string
}

/** By device id; those that log in by an account of their tenant have none. */
export async function ensureLogins(
  ctx: Ctx,
  members: readonly FleetMember[],
  seed: string,
): Promise<ReadonlyMap<string, Login>> {
  const { db, access } = ctx.services
  const { rows: kept } = await db.pool.query<Kept>(
    `SELECT id, device_id, name, secret_hash FROM credentials
      WHERE created_by = $1 AND device_id = ANY ($2::uuid[])`,
    [ctx.actor.name, members.flatMap(({ id }) => id ?? [])],
  )
  const logins = new Map<string, Login>()
  const issued: { member: FleetMember; row: MadeCredential['row'] }[] = []
  const used = new Set<string>()
  for (const member of members) {
    const { id, device } = member
    const kind = kindOf(member)
    if (id === undefined || kind === undefined) continue
    const owner = { ...member, id, dialect: device.dialect }
    const secret = secretOf(seed, id, kind)
    const secretHash = hashSecret(access.keys.credentialKey, secret)
    const found = kept.find((one) => one.device_id === id && one.secret_hash === secretHash)
    const row = { ...makeCredential(ctx, owner, kind).row, secretHash, lastFour: lastFourOf(secret) }
    if (found) used.add(found.id)
    else issued.push({ member, row })
    const username = shownUsername(owner, { kind, name: found ? found.name : row.name })
    logins.set(id, loginOf(member, id, username, secret))
  }
  for (const old of kept.filter(({ id }) => !used.has(id))) {
    await runVerb(deleteCredential, ctx, { id: old.device_id, credentialId: old.id })
  }
  await transactPlainly(db, async (client) => {
    await client.query(
      `INSERT INTO credentials (id, kind, name, device_id, secret_hash, last_four, created_by)
       SELECT c.id, c.kind, c.name, c."deviceId", c."secretHash", c."lastFour", c."createdBy"
         FROM jsonb_to_recordset($1::jsonb)
           AS c (id uuid, kind text, name text, "deviceId" uuid, "secretHash" text, "lastFour" text, "createdBy" text)`,
      [JSON.stringify(issued.map(({ row }) => row))],
    )
    await recordAll(ctx, client, issued.map(deedOf))
  })
  return logins
}

function kindOf({ device: { login } }: FleetMember): DeviceCredentialKind | undefined {
  if (login === 'device-token') return undefined
  return login === 'wrong-password' ? 'password' : login
}

/** An access token is a user name itself. */
function loginOf(
  { device, externalId }: FleetMember,
  id: string,
  username: string | null,
  secret: string,
): Login {
  // Connio takes no other client id than the device's own.
  const clientId = device.dialect === 'connio' ? externalId : id
  const password = device.login === 'wrong-password' ? secret.slice(0, -1) : secret
  return username === null ? { clientId, username: secret, password: '' } : { clientId, username, password }
}

function deedOf({ member, row }: { member: FleetMember; row: MadeCredential['row'] }): Deed {
  const { companyId, tenantId, device } = member
  const { id, kind, name: username, deviceId } = row
  return {
    verb: 'credential.create',
    subject: { kind: 'credential', id, name: device.name },
    companyId,
    tenantId,
    changes: { kind, username, deviceId },
    notice: { subject: 'credential', id, companyId, tenantId, deviceId },
  }
}
