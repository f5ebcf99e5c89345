import { deleteTenantOp } from '@/lib/contract/tenants'
import { transactPlainly } from '@/lib/db/transaction'
import { verb } from '../context'
import { forgetReadings } from '../forget-readings'
import { record } from '../record'
import { findTenant } from './tenant-view'

export const deleteTenant = verb(deleteTenantOp, async (ctx, { id }) => {
  const tenant = await findTenant(ctx, id, 'admin')
  await transactPlainly(ctx.services.db, async (client) => {
    await forgetReadings(client, 'd.tenant_id = $1::int', id)
    await client.query('DELETE FROM tenants WHERE id = $1', [id])
    await record(ctx, client, {
      verb: 'tenant.delete',
      subject: { kind: 'tenant', id, name: tenant.name },
      companyId: tenant.companyId,
      tenantId: id,
      changes: { name: { from: tenant.name, to: null } },
      notice: {
        subject: 'tenant',
        id: String(id),
        companyId: tenant.companyId,
        tenantId: id,
        isDeleted: true,
      },
    })
  })
  return {}
})
