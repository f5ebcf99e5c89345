import { updateTenantOp } from '@/lib/contract/tenants'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { changesOf, record } from '../record'
import { applicationsLike } from './applications-like'
import { findTenant, settingsOf, tenantView } from './tenant-view'

export const updateTenant = verb(
  updateTenantOp,
  async (ctx, { id, name, application, status, settings = {} }) => {
    const before = await findTenant(ctx, id, 'admin')
    const { companyId } = before
    const settingsBefore = settingsOf(before)
    const given = Object.entries(settings).filter(([, value]) => value !== undefined)
    const settingsAfter = { ...settingsBefore, ...Object.fromEntries(given) }
    const changes = changesOf(
      {
        name: before.name,
        application: before.application,
        status: before.status,
        settings: settingsBefore,
      },
      { name, application, status, settings: settingsAfter },
    )
    if (Object.keys(changes).length > 0) {
      await transact(ctx.services.db, async ({ rows, sql }) => {
        const after = await rows.tenant.update({
          where: { id },
          data: {
            settings: settingsAfter,
            ...(name === undefined ? {} : { name }),
            ...(application === undefined ? {} : { application }),
            ...(status === undefined ? {} : { status }),
          },
        })
        await record(ctx, sql, {
          verb: 'tenant.update',
          subject: { kind: 'tenant', id, name: after.name },
          companyId,
          tenantId: id,
          changes,
          notice: { subject: 'tenant', id: String(id), companyId, tenantId: id },
        })
      })
    }
    const isNamed = 'application' in changes && application !== undefined
    const lookAlikes = isNamed ? await applicationsLike(ctx, application) : []
    return { ...(await tenantView(ctx, id)), lookAlikes }
  },
)
