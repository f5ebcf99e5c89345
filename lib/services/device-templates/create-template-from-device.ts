import { createTemplateFromDeviceOp } from '@/lib/contract/device-templates'
import { verb } from '../context'
import { dialectOfRow, findDevice, tagsOf } from '../devices/device-view'
import { viewSensor } from '../sensors/sensor-view'
import { demandInCompany } from '../sight'
import { insertTemplate } from './insert-template'

/** A sensor without a slug made itself with its first reading, and will in the next device. */
export const createTemplateFromDevice = verb(createTemplateFromDeviceOp, async (ctx, { id, name }) => {
  const device = await findDevice(ctx, id, 'provision')
  demandInCompany(ctx.actor, 'provision', device.companyId)
  const sensors = await ctx.services.db.prisma.sensor.findMany({
    where: { deviceId: id, slug: { not: null } },
    orderBy: { slug: 'asc' },
  })
  return insertTemplate(ctx, {
    companyId: device.companyId,
    name,
    dialect: dialectOfRow(device),
    tags: tagsOf(device.tags),
    sensors: sensors.map(viewSensor).map(({ slug, name: label, unit, type }) => ({
      slug: slug ?? '',
      ...(label === null ? {} : { name: label }),
      ...(unit === null ? {} : { unit }),
      type,
    })),
  })
})
