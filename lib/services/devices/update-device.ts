import { updateDeviceOp } from '@/lib/contract/devices'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { changesOf, record } from '../record'
import { deviceDetail, findDevice, tagsOf } from './device-view'

export const updateDevice = verb(updateDeviceOp, async (ctx, { id, name, status, tags }) => {
  const before = await findDevice(ctx, id, 'provision')
  const changes = changesOf(
    { name: before.name, status: before.status, tags: tagsOf(before.tags) },
    { name, status, tags },
  )
  if (Object.keys(changes).length > 0) {
    const { companyId, tenantId } = before
    await transact(ctx.services.db, async ({ rows, sql }) => {
      const after = await rows.device.update({
        where: { id },
        data: {
          ...(name === undefined ? {} : { name }),
          ...(status === undefined ? {} : { status }),
          ...(tags === undefined ? {} : { tags }),
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
