import { isUuid } from '@/lib/access/names'
import type { listDevicesOp } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import type { Prisma } from '@/lib/db/generated/client'
import { containing } from '../containing'
import type { Ctx } from '../context'
import { inSight, sightOf } from '../sight'

/** What narrows the list of devices; bulk actions and the export go by the same. */
export type DeviceFilter = Omit<InputOf<typeof listDevicesOp>, 'limit' | 'cursor' | 'sort'>

const PRESENCE = {
  online: { connection: { is: { isOnline: true } } },
  offline: { connection: { is: { isOnline: false } } },
  'never-seen': { connection: { is: null } },
} as const

/** The devices in the caller's sight that the filter matches. */
export function devicesMatching(ctx: Ctx, filter: DeviceFilter): Prisma.DeviceWhereInput {
  const { q, companyId, tenantId, dialect, status, presence, isNew } = filter
  return {
    AND: [
      inSight(sightOf(ctx.actor)),
      companyId === undefined ? {} : { companyId },
      tenantId === undefined ? {} : { tenantId },
      dialect === undefined ? {} : { dialect },
      status === undefined ? {} : { status },
      presence === undefined ? {} : PRESENCE[presence],
      isNew === undefined ? {} : { isNew },
      q ? matching(q) : {},
    ],
  }
}

const matching = (q: string) => ({
  OR: [{ name: containing(q) }, { externalId: containing(q) }, ...(isUuid(q) ? [{ id: q }] : [])],
})
