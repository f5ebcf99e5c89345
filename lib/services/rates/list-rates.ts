import { listRatesOp } from '@/lib/contract/rates'
import { verb } from '../context'
import { sightOf } from '../sight'

/** What is of no company shows to platform admins alone. */
export const listRates = verb(listRatesOp, async ({ services, actor }) => {
  const sight = sightOf(actor, 'read:logs')
  const items = (await services.broker.places()).filter(
    ({ companyId, tenantId }) =>
      sight.all ||
      (companyId !== null && sight.companyIds.includes(companyId)) ||
      (tenantId !== null && sight.tenantIds.includes(tenantId)),
  )
  return { items }
})
