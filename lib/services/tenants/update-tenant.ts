import { updateTenantOp } from '@/lib/contract/tenants'
import { tenantLimits } from '@/lib/core/tenant-limits'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { pokeJobs } from '../jobs/poke-jobs'
import { changesOf, record } from '../record'
import { applicationsLike } from './applications-like'
import { limitsAfter } from './limits-after'
import { findTenant, settingsOf, tenantView } from './tenant-view'

export const updateTenant = verb(
  updateTenantOp,
  async (ctx, { id, name, application, status, settings = {}, limits = {}, retention = {} }) => {
    const before = await findTenant(ctx, id, 'admin')
    const { companyId } = before
    const settingsBefore = settingsOf(before)
    const given = Object.entries(settings).filter(([, value]) => value !== undefined)
    const settingsAfter = { ...settingsBefore, ...Object.fromEntries(given) }
    const set = limitsAfter(before.limits, limits)
    const retentionBefore = { readingsDays: before.readingsKeptDays, logsDays: before.logsKeptDays }
    const { readingsDays = before.readingsKeptDays, logsDays = before.logsKeptDays } = retention
    const retentionAfter = { readingsDays, logsDays }
    const changes = changesOf(
      {
        name: before.name,
        application: before.application,
        status: before.status,
        settings: settingsBefore,
        limits: { ...tenantLimits(before.limits) },
        retention: retentionBefore,
      },
      {
        name,
        application,
        status,
        settings: settingsAfter,
        limits: { ...tenantLimits(set) },
        retention: retentionAfter,
      },
    )
    if (Object.keys(changes).length > 0) {
      await transact(ctx.services.db, async ({ rows, sql }) => {
        const after = await rows.tenant.update({
          where: { id },
          data: {
            settings: settingsAfter,
            limits: set,
            readingsKeptDays: readingsDays,
            logsKeptDays: logsDays,
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
    if ('retention' in changes) pokeJobs()
    const isNamed = 'application' in changes && application !== undefined
    const lookAlikes = isNamed ? await applicationsLike(ctx, application) : []
    return { ...(await tenantView(ctx, id)), lookAlikes }
  },
)
