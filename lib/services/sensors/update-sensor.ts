import { updateSensorOp } from '@/lib/contract/sensors'
import { notFound } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { findDevice } from '../devices/device-view'
import { changesOf, record } from '../record'
import { demandFreeSlugs } from './demand-free-slug'
import { viewSensor } from './sensor-view'

export const updateSensor = verb(updateSensorOp, async (ctx, { id, sensorId, name, unit, type, aliases }) => {
  const { companyId, tenantId } = await findDevice(ctx, id, 'provision')
  return transact(ctx.services.db, async ({ rows, sql }) => {
    if (aliases) await demandFreeSlugs(rows, id, aliases, sensorId)
    const before = await rows.sensor.findFirst({ where: { id: sensorId, deviceId: id } })
    if (!before) throw notFound('sensor')
    const { unit: unitBefore, name: nameBefore } = before
    const unitAfter = unit === '' ? null : unit
    const changes = changesOf(
      { name: nameBefore, unit: unitBefore, type: before.type, aliases: before.aliases },
      { name, unit: unitAfter, type, aliases },
    )
    if (Object.keys(changes).length === 0) return viewSensor(before)
    const after = await rows.sensor.update({
      where: { id: sensorId },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(unitAfter === undefined ? {} : { unit: unitAfter }),
        ...(type === undefined ? {} : { type }),
        ...(aliases === undefined ? {} : { aliases }),
      },
    })
    await record(ctx, sql, {
      verb: 'sensor.update',
      subject: { kind: 'sensor', id: sensorId, name: after.slug ?? after.key },
      companyId,
      tenantId,
      changes,
      notice: { subject: 'sensor', id: sensorId, companyId, tenantId, deviceId: id },
    })
    return viewSensor(after)
  })
})
