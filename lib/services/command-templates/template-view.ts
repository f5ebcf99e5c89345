import { z } from 'zod'
import { type CommandTemplate, templateParameterSchema } from '@/lib/contract/command-templates'
import { notFound } from '@/lib/core/fault'
import type { Permission } from '@/lib/core/roles'
import type { CommandTemplate as TemplateRow } from '@/lib/db/generated/client'
import type { Ctx } from '../context'
import { findTenant, type TenantRow } from '../tenants/tenant-view'

const parametersSchema = z.array(templateParameterSchema)

export const viewTemplate = (row: TemplateRow): CommandTemplate => ({
  id: row.id,
  tenantId: row.tenantId,
  label: row.label,
  name: row.name,
  payload: row.payload,
  encoding: row.encoding === 'text' ? 'text' : 'json',
  mapping: row.mapping,
  qos: row.qos,
  parameters: parametersSchema.parse(row.parameters),
  createdAt: row.createdAt.toISOString(),
})

/** The template of that tenant, if the caller sees the tenant, and may do there what it is asked for. */
export async function findTemplate(
  ctx: Ctx,
  tenantId: number,
  templateId: string,
  permission?: Permission,
): Promise<{ readonly tenant: TenantRow; readonly template: CommandTemplate }> {
  const tenant = await findTenant(ctx, tenantId, permission)
  const row = await ctx.services.db.prisma.commandTemplate.findFirst({ where: { id: templateId, tenantId } })
  if (!row) throw notFound('command template')
  return { tenant, template: viewTemplate(row) }
}
