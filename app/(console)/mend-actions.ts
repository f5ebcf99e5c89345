import type { MendActions } from '@/components/mends/mend-actions'
import { updateCompanyAction } from './companies/actions'
import { replayLogsAction } from './messages/actions'
import { updateTenantAction } from './tenant/[tenantId]/actions'
import {
  createSensorAction,
  updateDeviceAction,
  updateSensorAction,
} from './tenant/[tenantId]/devices/[deviceId]/actions'
import { updateUserAction } from './users/actions'

/** What a mend may call, on each page that shows refusals. */
export const mendActions: MendActions = {
  createSensor: createSensorAction,
  updateSensor: updateSensorAction,
  updateDevice: updateDeviceAction,
  updateTenant: updateTenantAction,
  updateCompany: updateCompanyAction,
  updateUser: updateUserAction,
  replay: replayLogsAction,
}
