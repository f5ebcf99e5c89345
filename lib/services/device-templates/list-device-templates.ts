import { listDeviceTemplatesOp } from '@/lib/contract/device-templates'
import { containing } from '../containing'
import { verb } from '../context'
import { afterName, pageOf } from '../cursor'
import { templateInclude, viewTemplate } from './template-view'

export const listDeviceTemplates = verb(
  listDeviceTemplatesOp,
  async (ctx, { limit, cursor, q, companyId }) => {
    const { isPlatformAdmin, reaches } = ctx.actor
    const rows = await ctx.services.db.prisma.deviceTemplate.findMany({
      where: {
        AND: [
          isPlatformAdmin ? {} : { companyId: { in: reaches.map((reach) => reach.companyId) } },
          companyId === undefined ? {} : { companyId },
          q ? { name: containing(q) } : {},
          afterName(cursor),
        ],
      },
      include: templateInclude,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    })
    return pageOf(rows, limit, viewTemplate, (row) => [row.name, row.id])
  },
)
