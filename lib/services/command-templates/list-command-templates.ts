import { listCommandTemplatesOp } from '@/lib/contract/command-templates'
import { verb } from '../context'
import { findTenant } from '../tenants/tenant-view'
import { viewTemplate } from './template-view'

export const listCommandTemplates = verb(listCommandTemplatesOp, async (ctx, { id }) => {
  await findTenant(ctx, id)
  const rows = await ctx.services.db.prisma.commandTemplate.findMany({
    where: { tenantId: id },
    orderBy: [{ label: 'asc' }, { id: 'asc' }],
  })
  return { items: rows.map(viewTemplate), nextCursor: null }
})
