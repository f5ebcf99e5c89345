import type { JsonObject } from '@/lib/core/json'
import type { Deed } from '../record'
import type { BulkDevice } from './bulk-device'

export const updateDeed = ({ id, name, companyId, tenantId }: BulkDevice, changes: JsonObject): Deed => ({
  verb: 'device.update',
  subject: { kind: 'device', id, name },
  companyId,
  tenantId,
  changes,
  notice: { subject: 'device', id, companyId, tenantId, deviceId: id },
})
