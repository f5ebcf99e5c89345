import { updateCompanyOp } from '@/lib/contract/companies'
import { forbidden } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { changesOf, record } from '../record'
import { demandInCompany } from '../sight'
import { companiesLike } from './companies-like'
import { companyView, findCompany } from './company-view'

export const updateCompany = verb(updateCompanyOp, async (ctx, { id, name, status }) => {
  demandInCompany(ctx.actor, 'admin', id)
  const before = await findCompany(ctx, id)
  const changes = changesOf({ name: before.name, status: before.status }, { name, status })
  // A suspended company gives no reach, so its own admin could never take it back.
  if ('status' in changes && !ctx.actor.isPlatformAdmin) {
    throw forbidden('Only a platform admin suspends or activates a company.')
  }
  if (Object.keys(changes).length > 0) {
    await transact(ctx.services.db, async ({ rows, sql }) => {
      const after = await rows.company.update({
        where: { id },
        data: { ...(name === undefined ? {} : { name }), ...(status === undefined ? {} : { status }) },
      })
      await record(ctx, sql, {
        verb: 'company.update',
        subject: { kind: 'company', id, name: after.name },
        companyId: id,
        tenantId: null,
        changes,
        notice: { subject: 'company', id, companyId: id },
      })
    })
  }
  const lookAlikes = 'name' in changes && name !== undefined ? await companiesLike(ctx, name) : []
  return { ...(await companyView(ctx, id)), lookAlikes }
})
