import { deleteDeviceOp } from '@/lib/contract/devices'
import { transactPlainly } from '@/lib/db/transaction'
import { verb } from '../context'
import { forgetReadings } from '../forget-readings'
import { record } from '../record'
import { findDevice } from './device-view'

export const deleteDevice = verb(deleteDeviceOp, async (ctx, { id }) => {
  const { companyId, tenantId, name } = await findDevice(ctx, id, 'provision')
  await transactPlainly(ctx.services.db, async (client) => {
    await forgetReadings(client, 'd.id = $1::uuid', id)
    await client.query('DELETE FROM devices WHERE id = $1', [id])
    await record(ctx, client, {
      verb: 'device.delete',
      subject: { kind: 'device', id, name },
      companyId,
      tenantId,
      changes: { name: { from: name, to: null } },
      notice: { subject: 'device', id, companyId, tenantId, deviceId: id, isDeleted: true },
    })
  })
  return {}
})
