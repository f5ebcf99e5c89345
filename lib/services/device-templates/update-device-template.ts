import { updateDeviceTemplateOp } from '@/lib/contract/device-templates'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { changesOf, record } from '../record'
import { placeSensors, sensorJson } from './template-sensors'
import { findTemplate, templateInclude, viewTemplate } from './template-view'

export const updateDeviceTemplate = verb(updateDeviceTemplateOp, async (ctx, { id, ...input }) => {
  const before = viewTemplate(await findTemplate(ctx, id, 'to change'))
  const { name, dialect, tags } = input
  placeSensors(dialect ?? before.dialect, input.sensors ?? before.sensors)
  const sensors = input.sensors?.map(sensorJson)
  const changes = changesOf(
    {
      name: before.name,
      dialect: before.dialect,
      tags: before.tags,
      sensors: before.sensors.map(sensorJson),
    },
    { name, dialect, tags, sensors },
  )
  if (Object.keys(changes).length === 0) return before
  return transact(ctx.services.db, async ({ rows, sql }) => {
    const after = await rows.deviceTemplate.update({
      where: { id },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(dialect === undefined ? {} : { dialect }),
        ...(tags === undefined ? {} : { tags }),
        ...(sensors === undefined ? {} : { sensors }),
      },
      include: templateInclude,
    })
    await record(ctx, sql, {
      verb: 'device-template.update',
      subject: { kind: 'device-template', id, name: after.name },
      companyId: before.companyId,
      tenantId: null,
      changes,
    })
    return viewTemplate(after)
  })
})
