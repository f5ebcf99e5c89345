import type { ActorPrincipal, Application } from '@/lib/core/principal'
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import type { TopicClaims } from '../dialect'
import { isOneLevel, noClaims } from '../own-device'
import { tenantRoot } from '../tenant-root'
import { applicationsWith } from './applications'
import { speaksFor } from './speaks-for'
import { eventForms, eventTopic, INBOX, parseInboxFilter } from './topics'

/** For whom a device may speak is asked name by name, since a registry does not list: see `speaksFor`. */
export function claimsOfDevice(device: RegisteredDevice, registry: Registry): TopicClaims {
  if (!isOneLevel(device.externalId)) return noClaims
  return {
    root: `${tenantRoot('drogue', device.tenantId)}${device.id}/`,
    publish: ['+', '+/+'],
    subscribe: [INBOX],
    takesFilter: (filter) => takesFilter(device, filter, registry),
  }
}

function takesFilter(device: RegisteredDevice, filter: string, registry: Registry): boolean {
  const asked = parseInboxFilter(filter)
  if (!asked) return false
  return asked.kind !== 'named' || !isRejection(speaksFor(device, asked.device, registry))
}

/** Each application by its own name: there are no wildcards above it. */
export const claimsOfActor = (principal: ActorPrincipal): TopicClaims => ({
  root: '',
  publish: applicationsWith(principal, 'send:commands')
    .filter(isNameable)
    .map(({ application }) => `command/${application}/+/+`),
  subscribe: eventFilters(applicationsWith(principal, 'read:telemetry')),
})

export const claimsOfReader = (applications: readonly Application[]): TopicClaims => ({
  root: '',
  publish: [],
  subscribe: eventFilters(applications),
})

const eventFilters = (applications: readonly Application[]): readonly string[] =>
  applications
    .filter(isNameable)
    .flatMap(({ application }) => eventForms.map((form) => eventTopic(form, application)))

const isNameable = ({ application }: Application): boolean => isOneLevel(application)
