import type { DeviceTemplate, TemplateSensor } from '@/lib/contract/device-templates'
import type { DialectId } from '@/lib/core/dialect-id'
import { transact } from '@/lib/db/transaction'
import type { Ctx } from '../context'
import { record } from '../record'
import { placeSensors, sensorJson } from './template-sensors'
import { templateInclude, viewTemplate } from './template-view'

export interface NewTemplate {
  readonly companyId: string
  readonly name: string
  readonly dialect: DialectId
  readonly tags: Readonly<Record<string, string>>
  readonly sensors: readonly TemplateSensor[]
}

export async function insertTemplate(ctx: Ctx, template: NewTemplate): Promise<DeviceTemplate> {
  const { companyId, name, dialect, tags } = template
  placeSensors(dialect, template.sensors)
  const sensors = template.sensors.map(sensorJson)
  const row = await transact(ctx.services.db, async ({ rows, sql }) => {
    const created = await rows.deviceTemplate.create({
      data: { companyId, name, dialect, tags, sensors },
      include: templateInclude,
    })
    await record(ctx, sql, {
      verb: 'device-template.create',
      subject: { kind: 'device-template', id: created.id, name },
      companyId,
      tenantId: null,
      changes: { name, dialect, tags, sensors },
    })
    return created
  })
  return viewTemplate(row)
}
