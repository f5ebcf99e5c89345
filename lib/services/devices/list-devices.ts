import { isUuid } from '@/lib/access/names'
import { listDevicesOp } from '@/lib/contract/devices'
import { containing } from '../containing'
import { verb } from '../context'
import { afterName, pageOf } from '../cursor'
import { inSight, sightOf } from '../sight'
import { countSensors } from './count-sensors'
import { deviceInclude, viewDevice } from './device-view'

const PRESENCE = {
  online: { connection: { is: { isOnline: true } } },
  offline: { connection: { is: { isOnline: false } } },
  'never-seen': { connection: { is: null } },
} as const

export const listDevices = verb(listDevicesOp, async (ctx, input) => {
  const { limit, cursor, q, companyId, tenantId, dialect, status, presence, isNew } = input
  const rows = await ctx.services.db.prisma.device.findMany({
    where: {
      AND: [
        inSight(sightOf(ctx.actor)),
        companyId === undefined ? {} : { companyId },
        tenantId === undefined ? {} : { tenantId },
        dialect === undefined ? {} : { dialect },
        status === undefined ? {} : { status },
        presence === undefined ? {} : PRESENCE[presence],
        isNew === undefined ? {} : { isNew },
        q ? matching(q) : {},
        afterName(cursor),
      ],
    },
    include: deviceInclude,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  const sensors = await countSensors(
    ctx.services.db.pool,
    rows.map((row) => row.id),
  )
  return pageOf(
    rows,
    limit,
    (row) => viewDevice(row, sensors(row.id)),
    (row) => [row.name, row.id],
  )
})

const matching = (q: string) => ({
  OR: [{ name: containing(q) }, { externalId: containing(q) }, ...(isUuid(q) ? [{ id: q }] : [])],
})
