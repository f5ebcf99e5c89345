import { makePlainUsername } from '@/lib/access/names'
import { hashSecret, lastFourOf, makeSecret, secretPrefixes } from '@/lib/access/secrets'
import { createUserCredentialOp } from '@/lib/contract/users'
import { conflict } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { CREDENTIALS_MAX } from '../credentials/credentials-max'
import { record } from '../record'
import { findTenant } from '../tenants/tenant-view'
import { findCredentialUser } from './credential-user'
import type { UserRow } from './user-view'

/** In its tenant's namespace a plain credential may publish and subscribe to everything: an admin of the tenant gives it. */
export const createUserCredential = verb(
  createUserCredentialOp,
  async (ctx, { id, kind, tenantId, label = null }) => {
    const tenant = await findTenant(ctx, tenantId, 'admin')
    const user = await findCredentialUser(ctx, id)
    const { companyId } = tenant
    if (!reaches(user, companyId, tenantId)) {
      throw conflict('The user does not reach that tenant: give it a role there first.')
    }
    const secret = makeSecret(secretPrefixes.plain)
    const username = makePlainUsername()
    const credentialId = await transact(ctx.services.db, async ({ rows, sql }) => {
      if ((await rows.credential.count({ where: { userId: id, kind } })) >= CREDENTIALS_MAX) {
        throw conflict(
          `The user has ${CREDENTIALS_MAX} plain credentials: delete some that are no longer used.`,
        )
      }
      const created = await rows.credential.create({
        data: {
          kind,
          name: username,
          userId: id,
          tenantId,
          label,
          secretHash: hashSecret(ctx.services.access.keys.credentialKey, secret),
          lastFour: lastFourOf(secret),
          createdBy: ctx.actor.name,
        },
        select: { id: true },
      })
      await record(ctx, sql, {
        verb: 'credential.create',
        subject: { kind: 'credential', id: created.id, name: user.username },
        companyId,
        tenantId,
        changes: { kind, username, label, userId: id },
        notice: { subject: 'credential', id: created.id, companyId, tenantId, userId: id },
      })
      return created.id
    })
    return { id: credentialId, kind, username, password: secret }
  },
)

const reaches = (user: UserRow, companyId: string, tenantId: number): boolean =>
  user.isPlatformAdmin ||
  user.memberships.some(
    (one) =>
      one.companyId === companyId &&
      (one.allTenants || one.tenants.some((tenant) => tenant.tenantId === tenantId)),
  )
