import type { RegisteredDevice } from '@/lib/core/registry'
import type { TopicClaims } from '../dialect'
import { isOneLevel, noClaims } from '../own-device'
import { tenantRoot } from '../tenant-root'
import { feedTopic, inboxFilter, propertyTopic } from './topics'

export function claimsOf(device: RegisteredDevice): TopicClaims {
  if (!isOneLevel(device.externalId)) return noClaims
  return {
    root: tenantRoot('connio', device.tenantId),
    publish: [propertyTopic(device, '+'), feedTopic(device)],
    subscribe: [inboxFilter(device)],
  }
}
