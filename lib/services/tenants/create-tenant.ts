import { makeThingscaleId } from '@/lib/access/names'
import { createTenantOp } from '@/lib/contract/tenants'
import { defaultSettings } from '@/lib/core/registry'
import { transact } from '@/lib/db/transaction'
import { findCompany } from '../companies/company-view'
import { verb } from '../context'
import { record } from '../record'
import { demandInCompany } from '../sight'
import { applicationOf } from './application-name'
import { applicationsLike } from './applications-like'
import { tenantView } from './tenant-view'

export const createTenant = verb(createTenantOp, async (ctx, { companyId, name, application }) => {
  demandInCompany(ctx.actor, 'admin', companyId)
  await findCompany(ctx, companyId)
  const data = {
    companyId,
    name,
    application: application ?? applicationOf(name),
    thingscaleId: makeThingscaleId(),
    settings: { ...defaultSettings },
  }
  const id = await transact(ctx.services.db, async ({ rows, sql }) => {
    const tenant = await rows.tenant.create({ data })
    await record(ctx, sql, {
      verb: 'tenant.create',
      subject: { kind: 'tenant', id: tenant.id, name },
      companyId,
      tenantId: tenant.id,
      changes: { name, application: data.application },
      notice: { subject: 'tenant', id: String(tenant.id), companyId, tenantId: tenant.id },
    })
    return tenant.id
  })
  return { ...(await tenantView(ctx, id)), lookAlikes: await applicationsLike(ctx, data.application) }
})
