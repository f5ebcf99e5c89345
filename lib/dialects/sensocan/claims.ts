import type { RegisteredDevice } from '@/lib/core/registry'
import type { TopicClaims } from '../dialect'
import { isOneLevel, noClaims } from '../own-device'
import { tenantRoot } from '../tenant-root'
import { batchTopic, bulkTopic, commandTopic, singleTopic } from './topics'

export function claimsOf(device: RegisteredDevice): TopicClaims {
  if (!isOneLevel(device.externalId)) return noClaims
  return {
    root: tenantRoot('sensocan', device.tenantId),
    publish: [batchTopic(device), singleTopic(device, '+'), bulkTopic(device, '+')],
    // Both: a name with slashes, as other dialects give commands, has more than one level.
    subscribe: device.settings.sensocanCommands ? [commandTopic(device, '+'), commandTopic(device, '#')] : [],
  }
}
