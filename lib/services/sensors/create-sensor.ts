import { createSensorOp } from '@/lib/contract/sensors'
import { conflict } from '@/lib/core/fault'
import { tenantLimits } from '@/lib/core/tenant-limits'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { dialectOfRow, findDevice } from '../devices/device-view'
import { record } from '../record'
import { demandFreeSlugs } from './demand-free-slug'
import { sensorPathOf } from './sensor-path'
import { viewSensor } from './sensor-view'

export const createSensor = verb(createSensorOp, async (ctx, { id, slug, name, unit, type }) => {
  const device = await findDevice(ctx, id, 'provision')
  const { companyId, tenantId } = device
  const path = sensorPathOf(dialectOfRow(device), slug)
  const sensor = await transact(ctx.services.db, async ({ rows, sql }) => {
    await demandFreeSlugs(rows, id, [slug])
    const { limits } = await rows.tenant.findUniqueOrThrow({
      where: { id: tenantId },
      select: { limits: true },
    })
    const { sensorsPerDevice } = tenantLimits(limits)
    if ((await rows.sensor.count({ where: { deviceId: id } })) >= sensorsPerDevice) {
      throw conflict(
        `A device of this tenant has at most ${sensorsPerDevice} sensors, and this one has as many.`,
      )
    }
    const created = await rows.sensor.create({
      data: { deviceId: id, slug, name: name ?? null, unit: unit || null, type: type ?? 'number', ...path },
    })
    await record(ctx, sql, {
      verb: 'sensor.create',
      subject: { kind: 'sensor', id: created.id, name: slug },
      companyId,
      tenantId,
      changes: { slug, name: created.name, unit: created.unit, type: created.type, deviceId: id },
      notice: { subject: 'sensor', id: created.id, companyId, tenantId, deviceId: id },
    })
    return created
  })
  return viewSensor(sensor)
})
