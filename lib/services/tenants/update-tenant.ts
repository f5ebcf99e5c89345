import { updateTenantOp } from '@/lib/contract/tenants'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { changesOf, record } from '../record'
import { findTenant, settingsOf, tenantView } from './tenant-view'

export const updateTenant = verb(updateTenantOp, async (ctx, { id, name, status, settings }) => {
  const before = await findTenant(ctx, id, 'admin')
  const settingsBefore = settingsOf(before)
  const settingsAfter = {
    sensocanCommands: settings?.sensocanCommands ?? settingsBefore.sensocanCommands,
  }
  const changes = changesOf(
    { name: before.name, status: before.status, settings: settingsBefore },
    { name, status, settings: settingsAfter },
  )
  if (Object.keys(changes).length > 0) {
    await transact(ctx.services.db, async ({ rows, sql }) => {
      const after = await rows.tenant.update({
        where: { id },
        data: {
          settings: settingsAfter,
          ...(name === undefined ? {} : { name }),
          ...(status === undefined ? {} : { status }),
        },
      })
      await record(ctx, sql, {
        verb: 'tenant.update',
        subject: { kind: 'tenant', id, name: after.name },
        companyId: before.companyId,
        tenantId: id,
        changes,
        notice: { subject: 'tenant', id: String(id), companyId: before.companyId, tenantId: id },
      })
    })
  }
  return tenantView(ctx, id)
})
