import { deleteDeviceOp } from '@/lib/contract/devices'
import { recordChange } from '@/lib/db/changes'
import { transactPlainly } from '@/lib/db/transaction'
import { verb } from '../context'
import { forgetReadings } from '../forget-readings'
import { record } from '../record'
import { findDevice } from './device-view'

export const deleteDevice = verb(deleteDeviceOp, async (ctx, { id }) => {
  const { companyId, tenantId, name, externalId } = await findDevice(ctx, id, 'provision')
  await transactPlainly(ctx.services.db, async (client) => {
    await forgetReadings(client, 'd.id = $1::uuid', id)
    await client.query('DELETE FROM devices WHERE id = $1', [id])
    // Another device of that id would speak for those that named this one their gateway.
    const { rows: proxied } = await client.query<{ id: string }>(
      'UPDATE devices SET gateways = array_remove(gateways, $2) WHERE tenant_id = $1 AND $2 = ANY (gateways) RETURNING id',
      [tenantId, externalId],
    )
    await record(ctx, client, {
      verb: 'device.delete',
      subject: { kind: 'device', id, name },
      companyId,
      tenantId,
      changes: { name: { from: name, to: null } },
      notice: { subject: 'device', id, companyId, tenantId, deviceId: id, isDeleted: true },
    })
    for (const { id: other } of proxied) {
      await recordChange(client, { subject: 'device', id: other, companyId, tenantId, deviceId: other })
    }
  })
  return {}
})
