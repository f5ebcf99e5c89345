import { hashSecret, lastFourOf, makeSecret, secretPrefixes } from '@/lib/access/secrets'
import { conflict } from '@/lib/core/fault'
import type { Prisma } from '@/lib/db/generated/client'
import type { Sql } from '@/lib/db/sql'
import { transact } from '@/lib/db/transaction'
import type { Ctx } from '../context'
import { record } from '../record'
import { findTenant, type TenantRow } from '../tenants/tenant-view'
import { CREDENTIALS_MAX } from './credentials-max'

export interface IssuedDeviceToken {
  readonly thingscaleId: string
  readonly deviceToken: string
}

/** One more device token of a tenant's ThingScale account, for an auth config; the ones before stay valid. */
export async function addDeviceToken(ctx: Ctx, tenantId: number): Promise<IssuedDeviceToken> {
  const tenant = await findTenant(ctx, tenantId, 'provision')
  return transact(ctx.services.db, async ({ rows, sql }) => {
    if ((await rows.credential.count({ where: { tenantId, kind: 'device-token' } })) >= CREDENTIALS_MAX) {
      throw conflict(
        `The account has ${CREDENTIALS_MAX} device tokens: a new one for the tenant revokes them all.`,
      )
    }
    return issueDeviceTokenOf(ctx, rows, sql, tenant, 0)
  })
}

/** Row, audit and notice, in the transaction of the caller. */
export async function issueDeviceTokenOf(
  ctx: Ctx,
  rows: Prisma.TransactionClient,
  sql: Sql,
  { id: tenantId, companyId, name, thingscaleId }: TenantRow,
  revoked: number,
): Promise<IssuedDeviceToken> {
  const deviceToken = makeSecret(secretPrefixes.deviceToken)
  const { id } = await rows.credential.create({
    data: {
      kind: 'device-token',
      name: thingscaleId,
      tenantId,
      secretHash: hashSecret(ctx.services.access.keys.credentialKey, deviceToken),
      lastFour: lastFourOf(deviceToken),
      createdBy: ctx.actor.name,
    },
    select: { id: true },
  })
  await record(ctx, sql, {
    verb: 'device-token.create',
    subject: { kind: 'credential', id, name },
    companyId,
    tenantId,
    changes: { kind: 'device-token', username: thingscaleId, revoked },
    notice: { subject: 'credential', id, companyId, tenantId },
  })
  return { thingscaleId, deviceToken }
}
