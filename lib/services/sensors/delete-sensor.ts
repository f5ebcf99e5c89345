import { deleteSensorOp } from '@/lib/contract/sensors'
import { notFound } from '@/lib/core/fault'
import { transactPlainly } from '@/lib/db/transaction'
import { verb } from '../context'
import { findDevice } from '../devices/device-view'
import { forgetReadings } from '../forget-readings'
import { record } from '../record'

export const deleteSensor = verb(deleteSensorOp, async (ctx, { id, sensorId }) => {
  const { companyId, tenantId } = await findDevice(ctx, id, 'provision')
  const sensor = await ctx.services.db.prisma.sensor.findFirst({ where: { id: sensorId, deviceId: id } })
  if (!sensor) throw notFound('sensor')
  await transactPlainly(ctx.services.db, async (client) => {
    await forgetReadings(client, 's.id = $1::uuid', sensorId)
    await client.query('DELETE FROM sensors WHERE id = $1', [sensorId])
    await record(ctx, client, {
      verb: 'sensor.delete',
      subject: { kind: 'sensor', id: sensorId, name: sensor.slug ?? sensor.key },
      companyId,
      tenantId,
      changes: { slug: { from: sensor.slug, to: null }, deviceId: id },
      notice: { subject: 'sensor', id: sensorId, companyId, tenantId, deviceId: id, isDeleted: true },
    })
  })
  return {}
})
