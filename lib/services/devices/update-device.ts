import { updateDeviceOp } from '@/lib/contract/devices'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { changesOf, record } from '../record'
import { demandGateways } from './demand-gateways'
import { deviceDetail, dialectOfRow, findDevice, tagsOf } from './device-view'

export const updateDevice = verb(updateDeviceOp, async (ctx, { id, name, status, tags, isNew, ...input }) => {
  const before = await findDevice(ctx, id, 'provision')
  const { companyId, tenantId, externalId } = before
  const gateways =
    input.gateways &&
    (await demandGateways(ctx, { dialect: dialectOfRow(before), tenantId, externalId }, input.gateways))
  const changes = changesOf(
    {
      name: before.name,
      status: before.status,
      tags: tagsOf(before.tags),
      gateways: before.gateways,
      isNew: before.isNew,
    },
    { name, status, tags, gateways, isNew },
  )
  if (Object.keys(changes).length > 0) {
    await transact(ctx.services.db, async ({ rows, sql }) => {
      const after = await rows.device.update({
        where: { id },
        data: {
          ...(name === undefined ? {} : { name }),
          ...(status === undefined ? {} : { status }),
          ...(tags === undefined ? {} : { tags }),
          ...(gateways === undefined ? {} : { gateways }),
          ...(isNew === undefined ? {} : { isNew }),
        },
      })
      await record(ctx, sql, {
        verb: 'device.update',
        subject: { kind: 'device', id, name: after.name },
        companyId,
        tenantId,
        changes,
        notice: { subject: 'device', id, companyId, tenantId, deviceId: id },
      })
    })
  }
  return deviceDetail(ctx, id)
})
