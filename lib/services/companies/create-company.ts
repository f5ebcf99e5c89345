import { createCompanyOp } from '@/lib/contract/companies'
import { forbidden } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { companiesLike } from './companies-like'
import { companyView } from './company-view'

/** The platform admin who creates a company becomes an admin of it, so that its raw tree opens to it over MQTT too. */
export const createCompany = verb(createCompanyOp, async (ctx, { name }) => {
  if (!ctx.actor.isPlatformAdmin) throw forbidden('Only a platform admin may create a company.')
  const company = await transact(ctx.services.db, async ({ rows, sql }) => {
    const created = await rows.company.create({ data: { name } })
    if (ctx.actor.kind === 'user') {
      await rows.membership.create({
        data: { userId: ctx.actor.id, companyId: created.id, role: 'company-admin', allTenants: true },
      })
    }
    await record(ctx, sql, {
      verb: 'company.create',
      subject: { kind: 'company', id: created.id, name },
      companyId: created.id,
      tenantId: null,
      changes: { name },
      notice: { subject: 'company', id: created.id, companyId: created.id },
    })
    return created
  })
  return { ...(await companyView(ctx, company.id)), lookAlikes: await companiesLike(ctx, name) }
})
