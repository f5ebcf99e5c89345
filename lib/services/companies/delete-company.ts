import { deleteCompanyOp } from '@/lib/contract/companies'
import { forbidden, notFound } from '@/lib/core/fault'
import { transactPlainly } from '@/lib/db/transaction'
import { verb } from '../context'
import { forgetReadings } from '../forget-readings'
import { record } from '../record'

export const deleteCompany = verb(deleteCompanyOp, async (ctx, { id }) => {
  if (!ctx.actor.isPlatformAdmin) throw forbidden('Only a platform admin may delete a company.')
  await transactPlainly(ctx.services.db, async (client) => {
    await forgetReadings(client, 'd.company_id = $1::uuid', id)
    const { rows } = await client.query<{ name: string }>(
      'DELETE FROM companies WHERE id = $1 RETURNING name',
      [id],
    )
    const name = rows[0]?.name
    if (name === undefined) throw notFound('company')
    await record(ctx, client, {
      verb: 'company.delete',
      subject: { kind: 'company', id, name },
      companyId: id,
      tenantId: null,
      changes: { name: { from: name, to: null } },
      notice: { subject: 'company', id, companyId: id, isDeleted: true },
    })
  })
  return {}
})
