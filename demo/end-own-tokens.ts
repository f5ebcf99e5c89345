import { transact } from '@/lib/db/transaction'
import type { Ctx } from '@/lib/services/context'
import { record } from '@/lib/services/record'

/** Ends the device tokens that the caller has issued to a tenant before; those that somebody else holds stay. */
export async function endOwnTokens(
  ctx: Ctx,
  { tenantId, companyId }: { readonly tenantId: number; readonly companyId: string },
): Promise<void> {
  await transact(ctx.services.db, async ({ rows, sql }) => {
    const where = { tenantId, kind: 'device-token', createdBy: ctx.actor.name }
    const old = await rows.credential.findMany({ where, select: { id: true, name: true } })
    for (const { id, name } of old) {
      await rows.credential.deleteMany({ where: { ...where, id } })
      await record(ctx, sql, {
        verb: 'credential.delete',
        subject: { kind: 'credential', id, name: name ?? '' },
        companyId,
        tenantId,
        changes: { kind: { from: 'device-token', to: null }, username: { from: name, to: null } },
        notice: { subject: 'credential', id, companyId, tenantId, isDeleted: true },
      })
    }
  })
}
