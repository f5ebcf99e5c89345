import { getDeviceOp } from '@/lib/contract/devices'
import { verb } from '../context'
import { deviceDetail } from './device-view'

export const getDevice = verb(getDeviceOp, (ctx, { id }) => deviceDetail(ctx, id))
