import { randomUUID } from 'node:crypto'
import { createDeviceOp } from '@/lib/contract/devices'
import { firstCredentialKindOf } from '@/lib/core/device-credential-kinds'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { issueCredential } from '../credentials/issue-credential'
import { record } from '../record'
import { findTenant } from '../tenants/tenant-view'
import { demandGateways } from './demand-gateways'
import { deviceDetail } from './device-view'
import { demandExternalId, makeExternalId } from './external-id'
import { templateOfNewDevice } from './template-of-new-device'

export const createDevice = verb(createDeviceOp, async (ctx, input) => {
  const tenant = await findTenant(ctx, input.tenantId, 'provision')
  const { name } = input
  const tenantId = tenant.id
  const { dialect, tags, sensors } = await templateOfNewDevice(ctx, {
    companyId: tenant.companyId,
    templateId: input.templateId,
    dialect: input.dialect,
    tags: input.tags ?? {},
  })
  if (input.externalId !== undefined) demandExternalId(dialect, input.externalId)
  const gateways = await demandGateways(
    ctx,
    { dialect, tenantId, externalId: input.externalId },
    input.gateways ?? [],
  )
  const id = randomUUID()
  const credentials = await transact(ctx.services.db, async ({ rows, sql }) => {
    const externalId = input.externalId ?? (await makeExternalId(sql, { id, name, dialect, tenantId }))
    await rows.device.create({
      data: { id, companyId: tenant.companyId, tenantId, name, externalId, dialect, tags, gateways },
    })
    await rows.sensor.createMany({
      data: sensors.map(({ slug, name: label, unit, type, path }) => ({
        deviceId: id,
        slug,
        name: label ?? null,
        unit: unit || null,
        type: type ?? 'number',
        ...path,
      })),
    })
    const kind = firstCredentialKindOf(dialect)
    const owner = { id, dialect, externalId, application: tenant.application }
    const issued = kind === undefined ? [] : [await issueCredential(ctx, rows, owner, kind)]
    await record(ctx, sql, {
      verb: 'device.create',
      subject: { kind: 'device', id, name },
      companyId: tenant.companyId,
      tenantId,
      changes: {
        name,
        dialect,
        externalId,
        tags,
        ...(gateways.length > 0 ? { gateways } : {}),
        ...(sensors.length > 0 ? { sensors: sensors.map(({ slug }) => slug) } : {}),
      },
      notice: { subject: 'device', id, companyId: tenant.companyId, tenantId, deviceId: id },
    })
    return issued
  })
  return { ...(await deviceDetail(ctx, id)), credentials }
})
