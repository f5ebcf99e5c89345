import type { InputOf } from '@/lib/contract/operation'
import { updateUserOp } from '@/lib/contract/users'
import { conflict } from '@/lib/core/fault'
import type { Prisma } from '@/lib/db/generated/client'
import { transact } from '@/lib/db/transaction'
import { type Ctx, verb } from '../context'
import { changesOf, record } from '../record'
import { demandMembership } from './demand-membership'
import { demandAnotherPlatformAdmin, demandWholeUser } from './demand-whole-user'
import { endSessions } from './end-sessions'
import { replacePassword } from './replace-password'
import { findUser, type UserRow, userView, viewUser } from './user-view'

type Membership = NonNullable<InputOf<typeof updateUserOp>['membership']>

export const updateUser = verb(updateUserOp, async (ctx, { id, status, password, membership }) => {
  const user = await findUser(ctx, id)
  if (status !== undefined || password !== undefined) demandWholeUser(ctx, user)
  if (status === 'suspended' && id === ctx.actor.id) throw conflict('You cannot suspend yourself.')
  const changes = {
    ...changesOf({ status: user.status }, { status }),
    ...(password === undefined ? {} : { password: 'changed' }),
    ...(membership ? await membershipChange(ctx, user, membership) : {}),
  }
  if (Object.keys(changes).length === 0) return userView(ctx, id)
  const secretHash = password === undefined ? undefined : await ctx.services.access.passwords.hash(password)
  await transact(ctx.services.db, async ({ rows, sql }) => {
    if (status === 'suspended') await demandAnotherPlatformAdmin(rows, user)
    if (status !== undefined) await rows.user.update({ where: { id }, data: { status } })
    if (secretHash !== undefined) await replacePassword(rows, user, secretHash, ctx.actor.name)
    if (secretHash !== undefined || status === 'suspended') await endSessions(rows, id)
    if (membership) await setMembership(rows, id, membership)
    await record(ctx, sql, {
      verb: 'user.update',
      subject: { kind: 'user', id, name: user.username },
      companyId: membership?.companyId ?? soleCompany(user),
      tenantId: null,
      changes,
      notice: { subject: 'user', id, userId: id },
    })
  })
  ctx.services.access.passwords.forget(id)
  return userView(ctx, id)
})

/** Administers what the role reaches now, and what it is to reach. */
async function membershipChange(ctx: Ctx, user: UserRow, membership: Membership) {
  const { companyId, role, tenantIds } = membership
  const old = viewUser(user, { all: true, companyIds: [], tenantIds: [] }).memberships.find(
    (one) => one.companyId === companyId,
  )
  if (old) await demandMembership(ctx, companyId, old.tenantIds)
  await demandMembership(ctx, companyId, tenantIds)
  const sorted = (ids: readonly number[] | null) => (ids ? [...new Set(ids)].sort((a, b) => a - b) : null)
  return changesOf(
    { role: old?.role ?? null, tenantIds: old ? sorted(old.tenantIds) : [] },
    { role, tenantIds: sorted(tenantIds) },
  )
}

async function setMembership(
  rows: Prisma.TransactionClient,
  userId: string,
  { companyId, role, tenantIds }: Membership,
): Promise<void> {
  await rows.membership.deleteMany({ where: { userId, companyId } })
  await rows.membership.create({
    data: {
      userId,
      companyId,
      role,
      allTenants: tenantIds === null,
      tenants: { create: [...new Set(tenantIds ?? [])].map((tenantId) => ({ tenantId })) },
    },
  })
}

/** The company whose audit shows it; null where it concerns several. */
export const soleCompany = (user: UserRow): string | null =>
  user.memberships.length === 1 ? (user.memberships[0]?.companyId ?? null) : null
