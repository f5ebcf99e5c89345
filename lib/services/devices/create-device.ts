import { randomUUID } from 'node:crypto'
import { createDeviceOp } from '@/lib/contract/devices'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { issueCredential } from '../credentials/issue-credential'
import { record } from '../record'
import { findTenant } from '../tenants/tenant-view'
import { deviceDetail } from './device-view'

export const createDevice = verb(createDeviceOp, async (ctx, input) => {
  const tenant = await findTenant(ctx, input.tenantId, 'provision')
  const id = randomUUID()
  const data = {
    id,
    companyId: tenant.companyId,
    tenantId: tenant.id,
    name: input.name,
    externalId: input.externalId ?? id,
    dialect: input.dialect,
    tags: input.tags ?? {},
  }
  const credential = await transact(ctx.services.db, async ({ rows, sql }) => {
    await rows.device.create({ data })
    const issued = await issueCredential(ctx, rows, id, 'password')
    await record(ctx, sql, {
      verb: 'device.create',
      subject: { kind: 'device', id, name: input.name },
      companyId: tenant.companyId,
      tenantId: tenant.id,
      changes: { name: data.name, dialect: data.dialect, externalId: data.externalId, tags: data.tags },
      notice: { subject: 'device', id, companyId: tenant.companyId, tenantId: tenant.id, deviceId: id },
    })
    return issued
  })
  return { ...(await deviceDetail(ctx, id)), credentials: [credential] }
})
