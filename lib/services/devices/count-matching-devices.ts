import { countDevicesOp } from '@/lib/contract/device-bulk'
import { verb } from '../context'
import { devicesMatching } from './device-filter'

export const countMatchingDevices = verb(countDevicesOp, async (ctx, filter) => ({
  count: await ctx.services.db.prisma.device.count({ where: devicesMatching(ctx, filter) }),
}))
