import { z } from 'zod'
import { type DeviceTemplate, templateSensorSchema } from '@/lib/contract/device-templates'
import { notFound } from '@/lib/core/fault'
import type { Prisma } from '@/lib/db/generated/client'
import type { Ctx } from '../context'
import { dialectOfRow, tagsOf } from '../devices/device-view'
import { demandInCompany, seesCompany } from '../sight'

export const templateInclude = { company: { select: { name: true } } } as const
export type TemplateRow = Prisma.DeviceTemplateGetPayload<{ include: typeof templateInclude }>

export const viewTemplate = (row: TemplateRow): DeviceTemplate => ({
  id: row.id,
  companyId: row.companyId,
  companyName: row.company.name,
  name: row.name,
  dialect: dialectOfRow(row),
  tags: tagsOf(row.tags),
  sensors: z.array(templateSensorSchema).parse(row.sensors),
  createdAt: row.createdAt.toISOString(),
})

/** Templates are the company's: everybody in it sees them, and whoever provisions all of it changes them. */
export async function findTemplate(ctx: Ctx, id: string, wish?: 'to change'): Promise<TemplateRow> {
  const row = await ctx.services.db.prisma.deviceTemplate.findUnique({
    where: { id },
    include: templateInclude,
  })
  if (!row || !seesCompany(ctx.actor, row.companyId)) throw notFound('device template')
  if (wish) demandInCompany(ctx.actor, 'provision', row.companyId)
  return row
}
